<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>FlexGUI</name>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Key and merchant do not belong together.</source>
        <translation>Schlüssel und Händler gehören nicht zusammen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Take merchant ID, key ID and secret from one key page of the Business Center.</source>
        <translation>Nehmen Sie Merchant-ID, Key-ID und Secret von derselben Schlüsselseite des Business Centers.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Key ID and secret are not from the same key.</source>
        <translation>Key-ID und Secret gehören nicht zum selben Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Generate a key in the Business Center and copy both values at once; the secret is shown only then.</source>
        <translation>Erzeugen Sie im Business Center einen Schlüssel und kopieren Sie beide Werte gleich; das Secret wird nur dann angezeigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The key ID is not the ID of a REST key.</source>
        <translation>Die Key-ID ist nicht die ID eines REST-Schlüssels.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use the key’s ID from Key Management: a UUID of the form 8-4-4-4-12.</source>
        <translation>Verwenden Sie die ID des Schlüssels aus Key Management: eine UUID der Form 8-4-4-4-12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The key belongs to another environment than the host.</source>
        <translation>Der Schlüssel gehört zu einer anderen Umgebung als der Host.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use a test key with apitest.cybersource.com and a production key with api.cybersource.com.</source>
        <translation>Verwenden Sie einen Testschlüssel mit apitest.cybersource.com und einen Produktionsschlüssel mit api.cybersource.com.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The key has expired.</source>
        <translation>Der Schlüssel ist abgelaufen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Generate a new key in Key Management; REST keys are valid for three years.</source>
        <translation>Erzeugen Sie in Key Management einen neuen Schlüssel; REST-Schlüssel gelten drei Jahre.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The key is deactivated or deleted.</source>
        <translation>Der Schlüssel ist deaktiviert oder gelöscht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Activate the key in Key Management, or generate a new one.</source>
        <translation>Aktivieren Sie den Schlüssel in Key Management, oder erzeugen Sie einen neuen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The key was created a moment ago and is not active yet.</source>
        <translation>Der Schlüssel wurde gerade erst erzeugt und ist noch nicht aktiv.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Wait a few minutes and try again.</source>
        <translation>Warten Sie einige Minuten und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The text of the secret was used as the key, without decoding it.</source>
        <translation>Der Text des Secrets wurde als Schlüssel verwendet, ohne ihn zu dekodieren.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Decode the secret from base64, and use the 32 bytes as the key of the HMAC.</source>
        <translation>Dekodieren Sie das Secret aus Base64 und verwenden Sie die 32 Bytes als Schlüssel des HMAC.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The secret was used with a space, a line end or quotes around it.</source>
        <translation>Das Secret wurde mit einem Leerzeichen, einem Zeilenende oder Anführungszeichen darum verwendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Remove spaces, line ends and quotes from the secret before decoding it.</source>
        <translation>Entfernen Sie Leerzeichen, Zeilenenden und Anführungszeichen aus dem Secret, bevor Sie es dekodieren.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The secret is cut off or in another alphabet.</source>
        <translation>Das Secret ist abgeschnitten oder in einem anderen Alphabet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Copy the whole secret again: 44 characters of standard base64.</source>
        <translation>Kopieren Sie das ganze Secret noch einmal: 44 Zeichen in Standard-Base64.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The key belongs to another product, such as Secure Acceptance or the SOAP API.</source>
        <translation>Der Schlüssel gehört zu einem anderen Produkt, etwa Secure Acceptance oder der SOAP-API.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Generate a key of the type “REST – Shared Secret”.</source>
        <translation>Erzeugen Sie einen Schlüssel der Art „REST – Shared Secret“.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The merchant ID does not have the required form.</source>
        <translation>Die Merchant-ID hat nicht die vorgeschriebene Form.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write the merchant ID as the Business Center shows it: lower-case letters, digits and underscores.</source>
        <translation>Schreiben Sie die Merchant-ID, wie das Business Center sie zeigt: Kleinbuchstaben, Ziffern und Unterstriche.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The host is not one that CyberSource documents.</source>
        <translation>Der Host ist keiner, den CyberSource dokumentiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use the host of the portal that the key was made in.</source>
        <translation>Verwenden Sie den Host des Portals, in dem der Schlüssel erzeugt wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The key is the public one of the samples, which anyone can change or lock.</source>
        <translation>Der Schlüssel ist der öffentliche der Beispiele, den jeder ändern oder sperren kann.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use a sandbox account of your own.</source>
        <translation>Verwenden Sie ein eigenes Sandbox-Konto.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The key may have been revoked because it was published.</source>
        <translation>Der Schlüssel wurde möglicherweise gesperrt, weil er veröffentlicht wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Generate a new key.</source>
        <translation>Erzeugen Sie einen neuen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>No date was sent.</source>
        <translation>Es wurde kein Datum gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send the header date; if the HTTP client removes it (browsers do), send and sign v-c-date.</source>
        <translation>Senden Sie den Header date; entfernt der HTTP-Client ihn (Browser tun das), senden und signieren Sie v-c-date.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The date is not part of the signed text.</source>
        <translation>Das Datum ist nicht Teil des signierten Texts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Add date to headers="…" and to the signed text.</source>
        <translation>Ergänzen Sie date in headers="…" und im signierten Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The date does not have the required form.</source>
        <translation>Das Datum hat nicht die verlangte Form.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send an English RFC 1123 date in GMT, such as Mon, 02 Mar 2026 09:15:00 GMT.</source>
        <translation>Senden Sie ein englisches Datum nach RFC 1123 in GMT, etwa Mon, 02 Mar 2026 09:15:00 GMT.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The clocks of client and server differ.</source>
        <translation>Die Uhren von Client und Server gehen verschieden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Set the clock of the computer that signs.</source>
        <translation>Stellen Sie die Uhr des Rechners, der signiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>One date header was signed, and the other one was sent.</source>
        <translation>Ein Datums-Header wurde signiert und der andere gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use one of date and v-c-date, the same in headers="…", in the signed text and as the header.</source>
        <translation>Verwenden Sie entweder date oder v-c-date, und zwar denselben in headers="…", im signierten Text und als Header.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The signed date is not the one that was sent.</source>
        <translation>Das signierte Datum ist nicht das gesendete.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Compute the date once and use this value for both.</source>
        <translation>Berechnen Sie das Datum einmal und verwenden Sie diesen Wert für beides.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>request-target was written in parentheses.</source>
        <translation>request-target wurde in Klammern geschrieben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write request-target without parentheses, in headers="…" and in the signed text.</source>
        <translation>Schreiben Sie request-target ohne Klammern, in headers="…" und im signierten Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The method was signed in capitals.</source>
        <translation>Die Methode wurde in Großbuchstaben signiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign the method in lower case: post /flex/v2/sessions.</source>
        <translation>Signieren Sie die Methode in Kleinbuchstaben: post /flex/v2/sessions.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>request-target was signed in another form.</source>
        <translation>request-target wurde in einer anderen Form signiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign the method in lower case, one space, and the path that begins with a slash.</source>
        <translation>Signieren Sie die Methode in Kleinbuchstaben, ein Leerzeichen und den Pfad, der mit einem Schrägstrich beginnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The query string was signed in another form than it was sent.</source>
        <translation>Die Query wurde in einer anderen Form signiert als gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign the query string exactly as it is sent.</source>
        <translation>Signieren Sie die Query genau so, wie sie gesendet wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The slash at the end differs between the signed and the sent path.</source>
        <translation>Der Schrägstrich am Ende ist im signierten und im gesendeten Pfad verschieden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use the same text for both.</source>
        <translation>Verwenden Sie für beides denselben Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The signed host is not the Host header that was sent.</source>
        <translation>Der signierte Host ist nicht der gesendete Host-Header.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign the bare host name as the Host header has it.</source>
        <translation>Signieren Sie den bloßen Hostnamen, wie er im Host-Header steht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The signed host is not the host that the request was sent to.</source>
        <translation>Der signierte Host ist nicht der Host, an den die Anfrage ging.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign the host that the request is sent to; if a proxy changes it, sign the host behind the proxy.</source>
        <translation>Signieren Sie den Host, an den die Anfrage geht; ändert ein Proxy ihn, signieren Sie den Host hinter dem Proxy.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The body that was sent is not the one that was hashed.</source>
        <translation>Der gesendete Body ist nicht der, dessen Hash gebildet wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Serialise the body once, hash this text, and send the same text.</source>
        <translation>Serialisieren Sie den Body einmal, bilden Sie den Hash dieses Texts und senden Sie denselben Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The hexadecimal text of the hash was encoded in base64.</source>
        <translation>Der hexadezimale Text des Hashs wurde in Base64 kodiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Encode the 32 bytes of the hash in base64, not its hexadecimal text.</source>
        <translation>Kodieren Sie die 32 Bytes des Hashs in Base64, nicht seinen hexadezimalen Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The digest does not have the required form.</source>
        <translation>Der Digest hat nicht die verlangte Form.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send SHA-256= and the hash in base64 (44 characters).</source>
        <translation>Senden Sie SHA-256= und den Hash in Base64 (44 Zeichen).</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The hashed body differs from the sent one by a line end or a byte order mark.</source>
        <translation>Der Body des Hashs unterscheidet sich vom gesendeten um ein Zeilenende oder eine Bytereihenfolge-Marke.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Hash and send the same bytes: printf instead of echo, curl --data-binary instead of -d @file.</source>
        <translation>Bilden Sie den Hash derselben Bytes, die Sie senden: printf statt echo, curl --data-binary statt -d @file.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The body was hashed in another character encoding than it was sent in.</source>
        <translation>Der Hash wurde in einer anderen Zeichenkodierung gebildet, als der Body gesendet wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Encode the body in UTF-8 once; hash and send these bytes.</source>
        <translation>Kodieren Sie den Body einmal in UTF-8; bilden Sie daraus den Hash und senden Sie diese Bytes.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The body was compressed after it was hashed.</source>
        <translation>Der Body wurde komprimiert, nachdem sein Hash gebildet war.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send the body uncompressed.</source>
        <translation>Senden Sie den Body unkomprimiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The digest does not fit the method.</source>
        <translation>Der Digest passt nicht zur Methode.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign and send a digest with POST, PUT and PATCH, and none with GET and DELETE.</source>
        <translation>Signieren und senden Sie einen Digest mit POST, PUT und PATCH, und keinen mit GET und DELETE.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The names in headers="…" do not match the lines of the signed text.</source>
        <translation>Die Namen in headers="…" sind nicht die Zeilen des signierten Texts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Build headers="…" and the signed text from one list.</source>
        <translation>Bilden Sie headers="…" und den signierten Text aus einer Liste.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The Signature header or its list of names does not have the required form.</source>
        <translation>Der Signature-Header oder seine Namensliste hat nicht die verlangte Form.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write the names in lower case with one space between them, in straight quotes.</source>
        <translation>Schreiben Sie die Namen in Kleinbuchstaben mit je einem Leerzeichen dazwischen, in geraden Anführungszeichen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The lines of the signed text are joined in another way.</source>
        <translation>Die Zeilen des signierten Texts sind anders verbunden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write “name: value” with one space, a line feed between the lines and none at the end.</source>
        <translation>Schreiben Sie „name: value“ mit einem Leerzeichen, ein LF zwischen den Zeilen und keines am Ende.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The algorithm is not HmacSHA256.</source>
        <translation>Der Algorithmus ist nicht HmacSHA256.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write algorithm="HmacSHA256", and sign with HMAC-SHA256.</source>
        <translation>Schreiben Sie algorithm="HmacSHA256" und signieren Sie mit HMAC-SHA256.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The signature is encoded in another way.</source>
        <translation>Die Signatur ist anders kodiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Encode the 32 bytes of the HMAC in standard base64.</source>
        <translation>Kodieren Sie die 32 Bytes des HMAC in Standard-Base64.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The MetaKey is used with the wrong IDs.</source>
        <translation>Der MetaKey wird mit den falschen IDs verwendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign the portfolio ID, and send the merchant ID in the header v-c-merchant-id.</source>
        <translation>Signieren Sie die Portfolio-ID und senden Sie die Merchant-ID im Header v-c-merchant-id.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The header v-c-merchant-id was not sent.</source>
        <translation>Der Header v-c-merchant-id wurde nicht gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send the merchant ID in a header called v-c-merchant-id.</source>
        <translation>Senden Sie die Merchant-ID in einem Header namens v-c-merchant-id.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>keyid is not a key ID.</source>
        <translation>keyid ist keine Key-ID.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Put the key ID between the quotes, without braces, and never the secret.</source>
        <translation>Schreiben Sie die Key-ID zwischen die Anführungszeichen, ohne Klammern, und nie das Secret.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>HTTP Signature is being retired.</source>
        <translation>HTTP Signature wird abgeschafft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign with a JWT, with the same shared secret.</source>
        <translation>Signieren Sie mit einem JWT; dasselbe Shared Secret genügt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>This path accepts HTTP Signature only.</source>
        <translation>Dieser Pfad nimmt nur HTTP Signature an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign this request with HTTP Signature; for Unified Checkout, /uc/v1/sessions takes a JWT.</source>
        <translation>Signieren Sie diese Anfrage mit HTTP Signature; für Unified Checkout nimmt /uc/v1/sessions ein JWT an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The token is of version 1.</source>
        <translation>Das Token hat Version 1.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send a token of version 2: kid in the header, and all claims of version 2.</source>
        <translation>Senden Sie ein Token der Version 2: kid im Header und alle Claims der Version 2.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The claim request-host is missing.</source>
        <translation>Der Claim request-host fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Add the claim request-host with the host that the request is sent to.</source>
        <translation>Ergänzen Sie den Claim request-host mit dem Host, an den die Anfrage geht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>A required claim is missing.</source>
        <translation>Ein nötiger Claim fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Add the claim.</source>
        <translation>Ergänzen Sie den Claim.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The lifetime of the token is not allowed.</source>
        <translation>Die Lebensdauer des Tokens ist nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Set exp to iat + 120 seconds at most.</source>
        <translation>Setzen Sie exp auf höchstens iat + 120 Sekunden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>A time in the token does not have the required form.</source>
        <translation>Eine Zeit im Token hat nicht die verlangte Form.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write iat and exp in whole seconds since 1970, as numbers.</source>
        <translation>Schreiben Sie iat und exp in ganzen Sekunden seit 1970, als Zahlen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The token was not valid by the server’s clock.</source>
        <translation>Nach der Uhr des Servers war das Token nicht gültig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Set the clock of the computer that signs, and send the token at once.</source>
        <translation>Stellen Sie die Uhr des Rechners, der signiert, und senden Sie das Token sofort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The token may have been used before.</source>
        <translation>Das Token wurde möglicherweise schon verwendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Make a new token with a new jti for each request.</source>
        <translation>Erzeugen Sie für jede Anfrage ein neues Token mit neuer jti.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The claim digest begins with SHA-256=.</source>
        <translation>Der Claim digest beginnt mit SHA-256=.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write the hash in base64 only; the prefix belongs in the header Digest.</source>
        <translation>Schreiben Sie nur den Hash in Base64; der Vorsatz gehört in den Header Digest.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The claim digest does not fit the request.</source>
        <translation>Der Claim digest passt nicht zur Anfrage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Hash the bytes that are sent; a request without a body has no digest.</source>
        <translation>Bilden Sie den Hash der gesendeten Bytes; eine Anfrage ohne Body hat keinen Digest.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The claim digestAlgorithm is missing, or has another name or value.</source>
        <translation>Der Claim digestAlgorithm fehlt oder hat einen anderen Namen oder Wert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Call the claim digestAlgorithm, with the value SHA-256.</source>
        <translation>Nennen Sie den Claim digestAlgorithm, mit dem Wert SHA-256.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Method, host or path in the claims are not those of the request.</source>
        <translation>Methode, Host oder Pfad in den Claims sind nicht die der Anfrage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Take request-method, request-host and request-resource-path (without host and query) from the request.</source>
        <translation>Nehmen Sie request-method, request-host und request-resource-path (ohne Host und Query) aus der Anfrage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The claim request-method is in capitals.</source>
        <translation>Der Claim request-method steht in Großbuchstaben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write the method in lower case, as documented; capitals were accepted from official clients.</source>
        <translation>Schreiben Sie die Methode in Kleinbuchstaben, wie dokumentiert; von offiziellen Clients wurden Großbuchstaben angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The claim v-c-jwt-version is not "2".</source>
        <translation>Der Claim v-c-jwt-version ist nicht "2".</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write "v-c-jwt-version": "2", as text.</source>
        <translation>Schreiben Sie "v-c-jwt-version": "2", als Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The text of the secret was used as the key of the token, without decoding it.</source>
        <translation>Der Text des Secrets wurde als Schlüssel des Tokens verwendet, ohne ihn zu dekodieren.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Decode the secret from base64, and sign the token with these bytes.</source>
        <translation>Dekodieren Sie das Secret aus Base64 und signieren Sie das Token mit diesen Bytes.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The algorithm of the token does not fit the key.</source>
        <translation>Der Algorithmus des Tokens passt nicht zum Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use HS256 with a shared secret and RS256 with a P12.</source>
        <translation>Verwenden Sie HS256 mit einem Shared Secret und RS256 mit einem P12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>kid is missing or does not name the key.</source>
        <translation>kid fehlt oder nennt nicht den Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write the key ID with a shared secret; with a P12, the serialNumber of the certificate’s subject.</source>
        <translation>Schreiben Sie bei einem Shared Secret die Key-ID; bei einem P12 die serialNumber aus dem Subject des Zertifikats.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The claim iss is not the owner of the key.</source>
        <translation>Der Claim iss ist nicht der Besitzer des Schlüssels.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write the merchant ID; with a MetaKey, the portfolio ID.</source>
        <translation>Schreiben Sie die Merchant-ID; mit einem MetaKey die Portfolio-ID.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>A part of the token is missing or not in base64url.</source>
        <translation>Ein Teil des Tokens fehlt oder ist nicht in base64url.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Encode all three parts in base64url without padding.</source>
        <translation>Kodieren Sie alle drei Teile in Base64url ohne Auffüllung.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The Authorization header does not have the form “Bearer token”.</source>
        <translation>Der Authorization-Header hat nicht die Form „Bearer token“.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send Authorization: Bearer, one space, and the token, without quotes or line ends.</source>
        <translation>Senden Sie Authorization: Bearer, ein Leerzeichen und das Token, ohne Anführungszeichen oder Zeilenenden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The request has both a JWT and an HTTP Signature.</source>
        <translation>Die Anfrage hat ein JWT und eine HTTP Signature.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send one of the two.</source>
        <translation>Senden Sie eines von beiden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The certificate is not valid at this time.</source>
        <translation>Das Zertifikat ist zu dieser Zeit nicht gültig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Generate a new P12 in the Business Center.</source>
        <translation>Erzeugen Sie im Business Center ein neues P12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The certificate is not accepted for this merchant.</source>
        <translation>Das Zertifikat wird für diesen Händler nicht angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Finish the P12 in Key Management, and check that it is active for this merchant.</source>
        <translation>Schließen Sie das P12 in Key Management ab und prüfen Sie, dass es für diesen Händler aktiv ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The token was signed with another key than the merchant’s.</source>
        <translation>Das Token wurde mit einem anderen Schlüssel als dem des Händlers signiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use the certificate whose CN is the merchant ID, and its private key.</source>
        <translation>Verwenden Sie das Zertifikat, dessen CN die Merchant-ID ist, und seinen privaten Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Spaces in the JSON of the token are allowed.</source>
        <translation>Leerzeichen im JSON des Tokens sind kein Fehler.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Check the form of iat first.</source>
        <translation>Prüfen Sie zuerst die Form von iat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The path in the claims is empty, as an older Java SDK leaves it.</source>
        <translation>Der Pfad in den Claims ist leer, wie ein älteres Java-SDK ihn lässt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Upgrade the SDK, or sign the request yourself.</source>
        <translation>Aktualisieren Sie das SDK, oder signieren Sie die Anfrage selbst.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The method is not allowed for this path.</source>
        <translation>Die Methode ist für diesen Pfad nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send a POST.</source>
        <translation>Senden Sie ein POST.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>There is no such path.</source>
        <translation>Diesen Pfad gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Correct the path.</source>
        <translation>Korrigieren Sie den Pfad.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>This path may be served by another host.</source>
        <translation>Diesen Pfad bedient möglicherweise ein anderer Host.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use the API host for sessions, and the flex host for tokens.</source>
        <translation>Verwenden Sie für Sessions den API-Host und für Token den Flex-Host.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The Content-Type is not application/json.</source>
        <translation>Der Content-Type ist nicht application/json.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send Content-Type: application/json.</source>
        <translation>Senden Sie Content-Type: application/json.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The Accept header does not name application/jwt.</source>
        <translation>Der Accept-Header nennt application/jwt nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send Accept: application/jwt.</source>
        <translation>Senden Sie Accept: application/jwt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The answer is a token, not JSON.</source>
        <translation>Die Antwort ist ein Token, kein JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Read the answer as text.</source>
        <translation>Lesen Sie die Antwort als Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The body is not an object with the member fields.</source>
        <translation>Der Body ist kein Objekt mit dem Eintrag fields.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Send {"fields": {…}} as valid JSON.</source>
        <translation>Senden Sie {"fields": {…}} als gültiges JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The body has a member that the API does not accept.</source>
        <translation>Der Body hat einen Eintrag, den die API nicht annimmt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Leave it out, or correct its name or value.</source>
        <translation>Lassen Sie ihn weg, oder korrigieren Sie Namen oder Wert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>targetOrigins has an address that is not accepted.</source>
        <translation>targetOrigins hat eine Adresse, die nicht angenommen wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Write https origins without path or wildcard; Microform takes 9 at most, Unified Checkout 7.</source>
        <translation>Schreiben Sie https-Adressen ohne Pfad und Platzhalter; Microform nimmt höchstens 9 an, Unified Checkout 7.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The product may not be enabled for this merchant.</source>
        <translation>Das Produkt ist für diesen Händler möglicherweise nicht freigeschaltet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Ask CyberSource support, with the correlation ID.</source>
        <translation>Fragen Sie den Support von CyberSource, mit der Korrelations-ID.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The key or its user does not have the role for this service.</source>
        <translation>Der Schlüssel oder sein Benutzer hat nicht die Rolle für diesen Dienst.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Add the role in the Business Center.</source>
        <translation>Ergänzen Sie die Rolle im Business Center.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The OAuth access token was not accepted.</source>
        <translation>Das OAuth-Zugriffstoken wurde nicht angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Refresh the token; access tokens live 15 minutes and belong to api-ma hosts.</source>
        <translation>Erneuern Sie das Token; Zugriffstoken leben 15 Minuten und gehören zu den api-ma-Hosts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The operation may require message-level encryption.</source>
        <translation>Die Operation verlangt möglicherweise Message-Level Encryption.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Encrypt the body (MLE), and sign with a JWT.</source>
        <translation>Verschlüsseln Sie den Body (MLE) und signieren Sie mit einem JWT.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Message-level encryption works with JWT only.</source>
        <translation>Message-Level Encryption geht nur mit JWT.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Sign the encrypted request with a JWT.</source>
        <translation>Signieren Sie die verschlüsselte Anfrage mit einem JWT.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The answer is encrypted.</source>
        <translation>Die Antwort ist verschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Leave out the claim v-c-response-mle-kid, or decrypt the answer with the private key for it.</source>
        <translation>Lassen Sie den Claim v-c-response-mle-kid weg, oder entschlüsseln Sie die Antwort mit dem passenden privaten Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Something between client and server refused the request.</source>
        <translation>Etwas zwischen Client und Server hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Ask the network’s administrator for access to the host.</source>
        <translation>Bitten Sie die Administration des Netzwerks um Zugang zum Host.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>A proxy inspects TLS with a certificate that the client does not trust.</source>
        <translation>Ein Proxy prüft TLS mit einem Zertifikat, dem der Client nicht vertraut.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Add the proxy’s CA to the certificates that the client trusts.</source>
        <translation>Ergänzen Sie die CA des Proxys bei den Zertifikaten, denen der Client vertraut.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The client does not support TLS 1.2.</source>
        <translation>Der Client spricht kein TLS 1.2.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Use a runtime with TLS 1.2 or later.</source>
        <translation>Verwenden Sie eine Laufzeit mit TLS 1.2 oder neuer.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Too many requests were sent.</source>
        <translation>Es wurden zu viele Anfragen gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Wait as long as Retry-After says, and send fewer requests.</source>
        <translation>Warten Sie, wie Retry-After sagt, und senden Sie weniger Anfragen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The transient token has expired, was mistyped or belongs to another merchant.</source>
        <translation>Das Transient Token ist abgelaufen, wurde vertippt oder gehört einem anderen Händler.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Get a new token, and use it within 15 minutes with the merchant that it was made for.</source>
        <translation>Erzeugen Sie ein neues Token und verwenden Sie es innerhalb von 15 Minuten mit dem Händler, für den es erzeugt wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>The transient token is one of the published samples.</source>
        <translation>Das Transient Token ist eines der veröffentlichten Beispiele.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/causes.json"/>
        <source>Get a token of your own.</source>
        <translation>Erzeugen Sie ein eigenes Token.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/cli/history.py"/>
        <source>{count} entries</source>
        <extracomment>For one: {count} entry</extracomment>
        <translation>
            <numerusform>{count} Eintrag</numerusform>
            <numerusform>{count} Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/cli/history.py"/>
        <source>{n} fields</source>
        <extracomment>For one: {n} field</extracomment>
        <translation>
            <numerusform>{n} Feld</numerusform>
            <numerusform>{n} Felder</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/codegen/generate.py"/>
        <source>There is no {language} program for {method}. Its methods: {methods}.</source>
        <translation>Für {method} gibt es kein Programm in {language}. Verfahren: {methods}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/codegen/generate.py"/>
        <source>There is no {language} program for the rest of the flow. Languages: {names}.</source>
        <translation>Für {language} gibt es kein Programm für den Rest des Ablaufs. Sprachen: {names}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/codegen/generate.py"/>
        <source>There is no program in “{language}”. Languages: {names}.</source>
        <translation>In „{language}“ gibt es kein Programm. Sprachen: {names}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/codegen/generate.py"/>
        <source>The address {url} is not an http or https address.</source>
        <translation>Die Adresse {url} ist keine http- oder https-Adresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/codegen/generate.py"/>
        <source>The address {url} has characters that must be percent-encoded.</source>
        <translation>Die Adresse {url} enthält Zeichen, die prozentkodiert sein müssen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/codegen/generate.py"/>
        <source>The body has characters that cannot be sent as UTF-8 text.</source>
        <translation>Der Body enthält Zeichen, die sich nicht als UTF-8-Text senden lassen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/codegen/page.py"/>
        <source>Only a capture context of Microform or of the Flex API can be used in a page.</source>
        <translation>Nur ein Capture Context von Microform oder der Flex API lässt sich in einer Seite verwenden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/codegen/page.py"/>
        <source>The capture context names no script that can be loaded (clientLibrary).</source>
        <translation>Der Capture Context nennt kein Skript, das sich laden ließe (clientLibrary).</translation>
    </message>
    <message>
        <location filename="../../flexgui/codegen/page.py"/>
        <source>The capture context has no key to encrypt with (flx.jwk).</source>
        <translation>Der Capture Context hat keinen Schlüssel zum Verschlüsseln (flx.jwk).</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Send it anyway</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Send again with the server’s time</source>
        <translation>Erneut mit der Zeit des Servers senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Edit profile…</source>
        <translation>Profil bearbeiten …</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Add a profile…</source>
        <translation>Profil hinzufügen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>How it is signed</source>
        <translation>Signierung</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Try with HTTP Signature</source>
        <translation>Mit HTTP Signature versuchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Fetch the key again</source>
        <translation>Schlüssel erneut holen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Follow the fields again</source>
        <translation>Feldern wieder folgen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Tick the Card preset</source>
        <translation>Vorlage „Karte“ nehmen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Leave unknown fields out</source>
        <translation>Unbekannte Felder weglassen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Show the last response</source>
        <translation>Letzte Antwort zeigen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Inspect a token…</source>
        <translation>Token prüfen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Paste from clipboard</source>
        <translation>Aus der Zwischenablage einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Try a sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Do not use this token</source>
        <translation>Dieses Token nicht verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Get one and tokenize</source>
        <translation>Einen holen und tokenisieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Paste a context…</source>
        <translation>Context einfügen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Get a new one</source>
        <translation>Neuen holen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Use the sandbox</source>
        <translation>Sandbox verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Open the sandbox panel</source>
        <translation>Sandbox-Leiste öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Diagnose</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Paste a request</source>
        <translation>Anfrage einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/actions.py"/>
        <source>Open a file…</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>Your signature was accepted: a request with a wrong one does not get this answer.</source>
        <translation>Ihre Signatur wurde angenommen: Eine Anfrage mit einer falschen bekommt diese Antwort nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>All required headers were present. Something in key, signed text, digest or time is wrong; the answer does not say what.</source>
        <translation>Alle nötigen Header waren da. Schlüssel, signierter Text, Digest oder Zeit stimmen nicht; die Antwort nennt nicht, was davon.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>Headers are checked before the signature, and the named ones did not arrive.</source>
        <translation>Header werden vor der Signatur geprüft, und die genannten kamen nicht an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The token was read. Its signature, its claims or its key were not accepted.</source>
        <translation>Das Token wurde gelesen. Seine Signatur, seine Claims oder sein Schlüssel wurden nicht angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>An OAuth access token was expected or sent, and it was not accepted.</source>
        <translation>Ein OAuth-Zugriffstoken wurde erwartet oder gesendet und nicht angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The route exists, and the request was refused before any field was checked.</source>
        <translation>Die Route gibt es, und die Anfrage wurde abgelehnt, bevor ein Feld geprüft wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The gateway has no such path. This says nothing about the signature.</source>
        <translation>Das Gateway hat keinen solchen Pfad. Über die Signatur sagt das nichts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The key is not known to this product.</source>
        <translation>Der Schlüssel ist diesem Produkt nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The answer is not from the API. It says nothing about the signature.</source>
        <translation>Die Antwort ist nicht von der API. Über die Signatur sagt sie nichts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The server failed. This says nothing about the signature.</source>
        <translation>Im Server ist ein Fehler aufgetreten. Über die Signatur sagt das nichts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The server says: {words}</source>
        <translation>Der Server sagt: {words}</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The answer is {status} with a web page.</source>
        <translation>Die Antwort ist {status} mit einer Webseite.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The token was read; its certificate or user was not accepted.</source>
        <translation>Das Token wurde gelesen; sein Zertifikat oder Benutzer wurde nicht angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The method of the request is {method}.</source>
        <translation>Die Methode der Anfrage ist {method}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>Content-Type is {value}.</source>
        <translation>Content-Type ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>Accept is {value}.</source>
        <translation>Accept ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The answer is {status}.</source>
        <translation>Die Antwort ist {status}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The answer is {status}: {words}.</source>
        <translation>Die Antwort ist {status}: {words}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The request as it was sent has {names}.</source>
        <translation>Die gesendete Anfrage hat {names}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>Something between client and server removed a header of the request.</source>
        <translation>Etwas zwischen Client und Server hat einen Header der Anfrage entfernt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>Send the request without the proxy, or let the proxy or gateway pass its headers on.</source>
        <translation>Senden Sie die Anfrage ohne den Proxy, oder lassen Sie Proxy oder Gateway die Header weitergeben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The answer is {status}, and its body begins with eyJ.</source>
        <translation>Die Antwort ist {status}, und ihr Body beginnt mit eyJ.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/answer.py"/>
        <source>The body of the answer has the member encryptedResponse.</source>
        <translation>Der Body der Antwort hat den Eintrag encryptedResponse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The request has neither an Authorization nor a Signature header.</source>
        <translation>Die Anfrage hat weder einen Authorization- noch einen Signature-Header.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The Authorization header is missing.</source>
        <translation>Der Header Authorization fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>Sign the request: send Authorization: Bearer and a JWT, or the headers of an HTTP Signature.</source>
        <translation>Signieren Sie die Anfrage: Senden Sie Authorization: Bearer und ein JWT oder die Header einer HTTP Signature.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The request has an Authorization and a Signature header.</source>
        <translation>Die Anfrage hat einen Authorization- und einen Signature-Header.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The token does not have three parts, so it is not a JWT.</source>
        <translation>Das Token hat keine drei Teile, ist also kein JWT.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The Authorization header is not Bearer, one space, and a JWT.</source>
        <translation>Der Authorization-Header ist nicht Bearer, ein Leerzeichen und ein JWT.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The Authorization header has the right form.</source>
        <translation>Der Authorization-Header hat die richtige Form.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>{path} did not accept a JWT when it was last observed.</source>
        <translation>{path} nahm kein JWT an, als es zuletzt beobachtet wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>A part of the token has padding, + or /, or is empty.</source>
        <translation>Ein Teil des Tokens hat Auffüllung, + oder /, oder ist leer.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>Header or claims of the token are not JSON objects in base64url.</source>
        <translation>Header oder Claims des Tokens sind keine JSON-Objekte in Base64url.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The header of the token has {names}.</source>
        <translation>Der Header des Tokens hat {names}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The token lacks {names}.</source>
        <translation>Dem Token fehlen {names}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>All required claims are there.</source>
        <translation>Alle nötigen Claims sind da.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The token lacks request-host.</source>
        <translation>Dem Token fehlt request-host.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>v-c-jwt-version is {value}.</source>
        <translation>v-c-jwt-version ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The token’s header has no alg.</source>
        <translation>Der Header des Tokens hat kein alg.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>alg is {value}.</source>
        <translation>alg ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>alg is {value}, kid is {kid}.</source>
        <translation>alg ist {value}, kid ist {kid}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The token’s header has no kid.</source>
        <translation>Der Header des Tokens hat kein kid.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>kid is {value}, which is not a key ID.</source>
        <translation>kid ist {value}, und das ist keine Key-ID.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The token has {values}.</source>
        <translation>Das Token hat {values}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>exp is {n} seconds after iat.</source>
        <translation>exp liegt {n} Sekunden nach iat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>The token is valid from {issued} to {expires} (UTC); its answer is dated {server}.</source>
        <translation>Das Token gilt von {issued} bis {expires} (UTC); die Antwort ist vom {server}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>request-method is {value}; this was accepted.</source>
        <translation>request-method ist {value}; das wurde angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>request-resource-path is empty, the request has a query string.</source>
        <translation>request-resource-path ist leer, die Anfrage hat eine Query.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>request-resource-path has the query string. Only the path is documented; the SDKs disagree.</source>
        <translation>request-resource-path enthält die Query; dokumentiert ist nur der Pfad, die SDKs sind sich nicht einig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_checks.py"/>
        <source>Method, host and path in the claims are those of the request.</source>
        <translation>Methode, Host und Pfad in den Claims sind die der Anfrage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_reproduction.py"/>
        <source>another hash than alg names</source>
        <translation>ein anderer Hash, als alg nennt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_reproduction.py"/>
        <source>the hexadecimal text of the signature in base64url</source>
        <translation>der hexadezimale Text der Signatur in Base64url</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_reproduction.py"/>
        <source>header and claims with padding</source>
        <translation>Header und Claims mit Auffüllung</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_reproduction.py"/>
        <source>header and claims in standard base64</source>
        <translation>Header und Claims in Standard-Base64</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_reproduction.py"/>
        <source>header and claims without the dot</source>
        <translation>Header und Claims ohne den Punkt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_reproduction.py"/>
        <source>header and claims before they were encoded</source>
        <translation>Header und Claims vor der Kodierung</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_reproduction.py"/>
        <source>the claims alone</source>
        <translation>die Claims allein</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_reproduction.py"/>
        <source>a dot at the end</source>
        <translation>ein Punkt am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/bearer_reproduction.py"/>
        <source>header or claims that were serialised again after signing</source>
        <translation>Header oder Claims, die nach dem Signieren neu serialisiert wurden</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>an empty body</source>
        <translation>ein leerer Body</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body with a line feed at its end</source>
        <translation>der Body mit einem LF am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body with CR LF at its end</source>
        <translation>der Body mit CR LF am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body without the line end at its end</source>
        <translation>der Body ohne das Zeilenende am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body without its line ends</source>
        <translation>der Body ohne seine Zeilenenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body with LF in place of CR LF</source>
        <translation>der Body mit LF statt CR LF</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body with CR LF in place of LF</source>
        <translation>der Body mit CR LF statt LF</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body with LF in place of CR LF, and one at its end</source>
        <translation>der Body mit LF statt CR LF und einem am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body with CR LF in place of LF, and without one at its end</source>
        <translation>der Body mit CR LF statt LF und ohne eines am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body after a byte order mark</source>
        <translation>der Body nach einer Bytereihenfolge-Marke</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body without its byte order mark</source>
        <translation>der Body ohne seine Bytereihenfolge-Marke</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body without spaces around it</source>
        <translation>der Body ohne Leerzeichen darum</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body in UTF-8</source>
        <translation>der Body in UTF-8</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body in Latin-1</source>
        <translation>der Body in Latin-1</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body in Windows-1252</source>
        <translation>der Body in Windows-1252</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body in UTF-16</source>
        <translation>der Body in UTF-16</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body in UTF-16 with a byte order mark</source>
        <translation>der Body in UTF-16 mit Bytereihenfolge-Marke</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body with ? in place of letters outside of ASCII</source>
        <translation>der Body mit ? statt der Buchstaben außerhalb von ASCII</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body, encoded in UTF-8 twice</source>
        <translation>der Body, zweimal in UTF-8 kodiert</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body, decoded from UTF-8 once more</source>
        <translation>der Body, einmal mehr aus UTF-8 dekodiert</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>compact JSON, as JSON.stringify writes it</source>
        <translation>kompaktes JSON, wie JSON.stringify es schreibt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>JSON with spaces after commas and colons, as Python’s json.dumps writes it</source>
        <translation>JSON mit Leerzeichen nach Kommas und Doppelpunkten, wie Pythons json.dumps es schreibt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>JSON with a space after each colon</source>
        <translation>JSON mit einem Leerzeichen nach jedem Doppelpunkt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>JSON with a space after each comma</source>
        <translation>JSON mit einem Leerzeichen nach jedem Komma</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>JSON indented by 2</source>
        <translation>JSON, um 2 eingerückt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>JSON indented by 4</source>
        <translation>JSON, um 4 eingerückt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>JSON indented by tabs</source>
        <translation>JSON, mit Tabs eingerückt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>JSON with a space before each colon</source>
        <translation>JSON mit einem Leerzeichen vor jedem Doppelpunkt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the body as a JSON string (serialised twice)</source>
        <translation>der Body als JSON-String (zweimal serialisiert)</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the text of an object, as Python prints it</source>
        <translation>der Text eines Objekts, wie Python ihn ausgibt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the text of an object, as JavaScript prints it</source>
        <translation>der Text eines Objekts, wie JavaScript ihn ausgibt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>the JSON in the string that was sent</source>
        <translation>das JSON in dem gesendeten String</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/body_forms.py"/>
        <source>an empty object</source>
        <translation>ein leeres Objekt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/certificate_checks.py"/>
        <source>The certificate in x5c (CN {name}) does not verify the signature.</source>
        <translation>Das Zertifikat in x5c (CN {name}) bestätigt die Signatur nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/certificate_checks.py"/>
        <source>The certificate in x5c belongs to {name}; the merchant is {merchant}.</source>
        <translation>Das Zertifikat in x5c ist von {name}, der Händler ist {merchant}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/certificate_checks.py"/>
        <source>The key of the given P12 verifies the signature.</source>
        <translation>Der Schlüssel des vorliegenden P12 bestätigt die Signatur.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/certificate_checks.py"/>
        <source>The key of the given P12 (CN {name}) does not verify the signature.</source>
        <translation>Der Schlüssel des vorliegenden P12 (CN {name}) bestätigt die Signatur nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/certificate_checks.py"/>
        <source>kid is the serialNumber of the certificate’s subject.</source>
        <translation>kid ist die serialNumber aus dem Subject des Zertifikats.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/certificate_checks.py"/>
        <source>kid is {value}; the serialNumber is {right}.</source>
        <translation>kid ist {value}, die serialNumber ist {right}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/certificate_checks.py"/>
        <source>The sent value is {name}.</source>
        <translation>Gesendet wurde {name}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/credential_checks.py"/>
        <source>keyid has 32 hexadecimal digits, as keys of Secure Acceptance have.</source>
        <translation>keyid hat 32 hexadezimale Ziffern wie die Schlüssel von Secure Acceptance.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/credential_checks.py"/>
        <source>The key ID has the required form.</source>
        <translation>Die Key-ID hat die vorgeschriebene Form.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/credential_checks.py"/>
        <source>The merchant ID is {value}.</source>
        <translation>Die Merchant-ID ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/credential_checks.py"/>
        <source>The key is the published one of the samples for the test environment; the host is {host}.</source>
        <translation>Der Schlüssel ist der veröffentlichte der Beispiele für die Testumgebung; der Host ist {host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/credential_checks.py"/>
        <source>The key ID is the one that the official samples publish.</source>
        <translation>Die Key-ID ist die, die die offiziellen Beispiele veröffentlichen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/credential_checks.py"/>
        <source>{merchant} is the merchant of CyberSource’s public samples.</source>
        <translation>{merchant} ist der Händler aus den öffentlichen Beispielen von CyberSource.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/credential_checks.py"/>
        <source>The key belongs to the environment {kind}; the host is {host}.</source>
        <translation>Der Schlüssel gehört zur Umgebung {kind}, der Host ist {host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/credential_checks.py"/>
        <source>Key and host belong to the environment {kind}.</source>
        <translation>Schlüssel und Host gehören zur Umgebung {kind}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/credential_checks.py"/>
        <source>The given secret has {n} characters; the secret of a REST key has 44.</source>
        <translation>Das vorliegende Secret hat {n} Zeichen; das eines REST-Schlüssels hat 44.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/diagnose.py"/>
        <source>The time of sending is known only from the Date header of the answer.</source>
        <translation>Wann die Anfrage gesendet wurde, sagt nur der Header Date der Antwort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/diagnose.py"/>
        <source>The request is dated {sent}; its answer is dated {server}.</source>
        <translation>Die Anfrage ist vom {sent}, ihre Antwort vom {server}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/diagnose.py"/>
        <source>They are {duration} apart; the limit is not documented.</source>
        <translation>Zwischen beiden liegt ein Abstand von {duration}; die Grenze ist nirgends dokumentiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/diagnose.py"/>
        <source>Only the server knows this.</source>
        <translation>Das weiß nur der Server.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/diagnose.py"/>
        <source>Without the credentials, this cannot be known.</source>
        <translation>Ohne die Zugangsdaten ist das nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The body is not known, so its digest cannot be checked.</source>
        <translation>Der Body ist nicht bekannt, also lässt sich sein Digest nicht prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The digest is that of the body that was sent.</source>
        <translation>Der Digest ist der des gesendeten Bodys.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>Digest is {value}.</source>
        <translation>Digest ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The request has a body, and the token has no digest.</source>
        <translation>Die Anfrage hat einen Body, und das Token hat keinen Digest.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The claim digest is not a string.</source>
        <translation>Der Claim digest ist kein Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The claim digest is {value}.</source>
        <translation>Der Claim digest ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The request has a digest, and its method is {method}.</source>
        <translation>Die Anfrage hat einen Digest, und ihre Methode ist {method}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The claim is called digest-algorithm; this was accepted.</source>
        <translation>Der Claim heißt digest-algorithm; das wurde angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The token has a digest, and no digestAlgorithm.</source>
        <translation>Das Token hat einen digest, aber kein digestAlgorithm.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>digestAlgorithm is {value}.</source>
        <translation>digestAlgorithm ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The digest decodes to 64 hexadecimal digits.</source>
        <translation>Der Digest ergibt dekodiert 64 hexadezimale Ziffern.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>They are not the hash of this body.</source>
        <translation>Sie sind nicht der Hash dieses Bodys.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The body that was sent is compressed with gzip.</source>
        <translation>Der gesendete Body ist mit gzip komprimiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The digest is that of {what}.</source>
        <translation>Der Digest ist der von {what}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The digest was made with {name}.</source>
        <translation>Der Digest wurde mit {name} gebildet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The digest does not match the body that was sent, in any known form.</source>
        <translation>Der Digest ist in keiner bekannten Form der des gesendeten Bodys.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The body was sent with Content-Encoding {value}.</source>
        <translation>Der Body wurde mit Content-Encoding {value} gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/digest_checks.py"/>
        <source>The pasted body may differ from the bytes that were sent.</source>
        <translation>Der eingefügte Body ist möglicherweise nicht Byte für Byte der gesendete.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Server name not found</source>
        <translation>Servername nicht gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Server not reached</source>
        <translation>Server nicht erreicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Certificate not trusted</source>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>No secure connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>No response in time</source>
        <translation>Keine Antwort in der vorgesehenen Zeit</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Response incomplete</source>
        <translation>Antwort unvollständig</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Response too large</source>
        <translation>Antwort zu groß</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Proxy not usable</source>
        <translation>Proxy nicht benutzbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>CA file not usable</source>
        <translation>CA-Datei nicht verwendbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Request cancelled</source>
        <translation>Anfrage abgebrochen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Request failed</source>
        <translation>Anfrage fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Connection broken</source>
        <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>The connection to the server.</source>
        <translation>Der Weg von hier zum Server.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Not a token</source>
        <translation>Kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>{status}, but no token</source>
        <translation>{status}, aber kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>The answer is not a capture context.</source>
        <translation>Die Antwort ist kein Capture Context.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Signature valid</source>
        <translation>Signatur gültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>A transient token came back.</source>
        <translation>Es kam ein Transient Token zurück.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>A capture context came back.</source>
        <translation>Capture Context erhalten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>It is genuine and has not expired.</source>
        <translation>Es ist echt und nicht abgelaufen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Do not use this token.</source>
        <translation>Verwenden Sie dieses Token nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Signature invalid</source>
        <translation>Signatur ungültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Do not rely on this token yet.</source>
        <translation>Verlassen Sie sich noch nicht auf dieses Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Signature not checked</source>
        <translation>Signatur nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Signature valid, but expired</source>
        <translation>Signatur gültig, aber abgelaufen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Expired, signature not checked</source>
        <translation>Abgelaufen, Signatur nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>It can no longer be used. Get a new one.</source>
        <translation>Nicht mehr verwendbar: neu anfordern.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Signature valid, {check} {state}</source>
        <translation>Signatur gültig, {check} {state}</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>One check could not be made.</source>
        <translation>Eine Prüfung war nicht möglich.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>{check} {state}</source>
        <translation>{check} {state}</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>A part of the request may have been sent.</source>
        <translation>Ein Teil der Anfrage wurde möglicherweise gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>The request may have reached it.</source>
        <translation>Die Anfrage kann ihn erreicht haben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Check the network, a VPN, and the host name in the profile.</source>
        <translation>Prüfen Sie das Netz, ein VPN und den Hostnamen im Profil.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>The computer answers, but nothing listens on that port.</source>
        <translation>Der Rechner ist erreichbar, aber an diesem Port lauscht kein Programm.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>The network is down, or a VPN is missing.</source>
        <translation>Das Netz ist ausgefallen, oder ein VPN fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>A firewall may drop the packets, or a proxy may be needed: name it in Profile, Network, or in HTTPS_PROXY.</source>
        <translation>Eine Firewall verwirft die Pakete möglicherweise, oder ein Proxy ist nötig: Geben Sie ihn unter Profil, Netzwerk oder in HTTPS_PROXY an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Profile, Network shows which proxy is used and where it is set; NO_PROXY excludes hosts.</source>
        <translation>Profil, Netzwerk zeigt, welcher Proxy verwendet wird und wo er eingestellt ist; NO_PROXY nimmt Hosts aus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Profile, Network shows which certificates are trusted and where that is set.</source>
        <translation>Profil, Netzwerk zeigt, welchen Zertifikaten vertraut wird und wo das eingestellt ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Only the certificates that {name} names are trusted. Add those of a proxy that inspects TLS to {path}.</source>
        <translation>Vertraut wird nur den Zertifikaten, die {name} nennt. Ergänzen Sie in {path} die eines Proxys, der TLS prüft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>Only the certificates in {path} are trusted, as set in Profile, Network.</source>
        <translation>Vertraut wird nur den Zertifikaten in {path}, wie unter Profil, Netzwerk eingestellt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/explanation.py"/>
        <source>The certificates of the system are trusted. A proxy that inspects TLS has a CA of its own: install it in the system, or name its file in Profile, Network.</source>
        <translation>Vertraut wird den Zertifikaten des Systems. Ein Proxy, der TLS prüft, hat eine eigene CA: Installieren Sie sie im System, oder geben Sie ihre Datei unter Profil, Netzwerk an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/findings.py"/>
        <source>No token came back.</source>
        <translation>Es kam kein Token zurück.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/findings.py"/>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/findings.py"/>
        <source>No request was sent and no token was opened.</source>
        <translation>Es wurde keine Anfrage gesendet und kein Token geöffnet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/findings.py"/>
        <source>Unknown status</source>
        <translation>Unbekannter Status</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the hexadecimal text of the decoded secret as the key</source>
        <translation>der hexadezimale Text des dekodierten Secrets als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the decoded secret, converted to text, as the key</source>
        <translation>das dekodierte Secret, in Text umgewandelt, als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the text of the secret as the key</source>
        <translation>der Text des Secrets als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the text of the secret without = as the key</source>
        <translation>der Text des Secrets ohne = als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret, encoded in base64 once more, as the key</source>
        <translation>das Secret, noch einmal in Base64 kodiert, als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the text of the secret in UTF-16 as the key</source>
        <translation>der Text des Secrets in UTF-16 als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the key ID as the key</source>
        <translation>die Key-ID als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the merchant ID as the key</source>
        <translation>die Merchant-ID als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>an empty key</source>
        <translation>ein leerer Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret with a line feed at its end as the key</source>
        <translation>das Secret mit einem LF am Ende als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret with CR LF at its end as the key</source>
        <translation>das Secret mit CR LF am Ende als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret with a space at its end as the key</source>
        <translation>das Secret mit einem Leerzeichen am Ende als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret with a space before it as the key</source>
        <translation>das Secret mit einem Leerzeichen davor als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret with quotes around it as the key</source>
        <translation>das Secret mit Anführungszeichen darum als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret with a tab at its end as the key</source>
        <translation>das Secret mit einem Tab am Ende als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret after a byte order mark as the key</source>
        <translation>das Secret nach einer Bytereihenfolge-Marke als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the text of the secret with its spaces as the key</source>
        <translation>der Text des Secrets mit seinen Leerzeichen als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret without its last characters as the key</source>
        <translation>das Secret ohne seine letzten Zeichen als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret without its first characters as the key</source>
        <translation>das Secret ohne seine ersten Zeichen als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret in the URL-safe alphabet as the key</source>
        <translation>das Secret im URL-sicheren Alphabet als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret without + and / as the key</source>
        <translation>das Secret ohne + und / als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/key_forms.py"/>
        <source>the secret in lower case as the key</source>
        <translation>das Secret in Kleinbuchstaben als Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/own_request.py"/>
        <source>Server clock is {skew} ahead of this computer.</source>
        <translation>Die Uhr des Servers hat gegenüber diesem Rechner einen Vorsprung von {skew}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/own_request.py"/>
        <source>Server clock is {skew} behind this computer.</source>
        <translation>Die Uhr des Servers hat gegenüber diesem Rechner einen Rückstand von {skew}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/own_request.py"/>
        <source>The profile “{profile}” has the same key ID for another environment.</source>
        <translation>Das Profil „{profile}“ hat dieselbe Key-ID für eine andere Umgebung.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/probes.py"/>
        <source>GET {target} is sent to {host}. It changes nothing there.</source>
        <translation>GET {target} wird an {host} gesendet. Dort ändert das nichts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/probes.py"/>
        <source>The same request is sent to {host}{target}, signed by the other method.</source>
        <translation>Dieselbe Anfrage wird an {host}{target} gesendet, nach dem anderen Verfahren signiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/probes.py"/>
        <source>A P12 signs JWTs only; there is no other method to try.</source>
        <translation>Ein P12 signiert nur JWTs; ein anderes Verfahren gibt es nicht zu probieren.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/probes.py"/>
        <source>{probe}: the answer is {status}.</source>
        <translation>{probe}: Die Antwort ist {status}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/probes.py"/>
        <source>The credentials are accepted elsewhere.</source>
        <translation>Die Zugangsdaten werden anderswo angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/probes.py"/>
        <source>The same request by the other method</source>
        <translation>Dieselbe Anfrage nach dem anderen Verfahren</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>401 Authentication Failed</source>
        <translation>401 Authentifizierung gescheitert</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>It was not read; all of it is in the response body (Raw).</source>
        <translation>Er wurde nicht gelesen; er steht vollständig im Body der Antwort (Roh).</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>The server refused the request and does not say why.</source>
        <translation>Der Server lehnte die Anfrage ab und sagt nicht, warum.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>If it is flexgui sandbox, its output says why.</source>
        <translation>Wenn es „flexgui sandbox“ ist, sagt deren Ausgabe, warum.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>Possible cause: {title}</source>
        <translation>Mögliche Ursache: {title}</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>{status}, but the response is encrypted</source>
        <translation>{status}, aber die Antwort ist verschlüsselt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>The body is an encryptedResponse: Message-Level Encryption (MLE) is on for the responses to this merchant, and FlexGUI does not have the private key that decrypts them.</source>
        <translation>Der Body ist eine encryptedResponse: Für die Antworten an diesen Händler ist Message-Level Encryption (MLE) eingeschaltet, und FlexGUI hat den privaten Schlüssel nicht, der sie entschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>The server takes no more requests for now.</source>
        <translation>Der Server nimmt vorerst keine Anfragen mehr an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>A gateway waited too long for the service behind it.</source>
        <translation>Ein Gateway wartete zu lange auf den Dienst dahinter.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>The server failed. It did not report a mistake in the request.</source>
        <translation>Im Server ist ein Fehler aufgetreten. Einen Fehler in der Anfrage hat er nicht gemeldet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>It asks to wait {duration}.</source>
        <translation>Er bittet um eine Wartezeit von {duration}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>It says: {found}</source>
        <translation>Er sagt: {found}</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>The answer is a web page. The Flex API does not send one: something on the way does, such as a proxy, a gateway or a login page of the network.</source>
        <translation>Die Antwort ist eine Webseite. Die Flex API sendet keine: Etwas auf dem Weg tut es, etwa ein Proxy, ein Gateway oder eine Anmeldeseite des Netzes.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>{status} with a web page</source>
        <translation>{status} mit einer Webseite</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>The page under Raw often says who sent it.</source>
        <translation>Die Seite unter „Roh“ sagt oft, wer sie gesendet hat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>The server redirects to {address}.</source>
        <translation>Der Server verweist auf {address}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>The server redirects to another address.</source>
        <translation>Der Server verweist auf eine andere Adresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>{status} Redirect not followed</source>
        <translation>{status} Umleitung nicht gefolgt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>A signature is valid for one host and path only, so the redirect was not followed.</source>
        <translation>Eine Signatur gilt für einen Host und Pfad, darum wurde die Anfrage nicht weitergesendet.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>and {count} more</source>
        <extracomment>For one: and {count} more</extracomment>
        <translation>
            <numerusform>und {count} weiterer</numerusform>
            <numerusform>und {count} weitere</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/refusals.py"/>
        <source>All of them are in the response body (Raw).</source>
        <translation>Alle stehen im Body der Antwort (Roh).</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Nothing wrong was found.</source>
        <translation>Es wurde kein Fehler gefunden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>No cause was found, but a part of the request is missing.</source>
        <translation>Es wurde keine Ursache gefunden, aber ein Teil der Anfrage fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>No cause was found in the request.</source>
        <translation>In der Anfrage wurde keine Ursache gefunden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Why a request was refused</source>
        <translation>Warum eine Anfrage abgelehnt wurde</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>FlexGUI {version}, {moment} UTC.</source>
        <translation>FlexGUI {version}, {moment} UTC.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Secrets, signatures, tokens and card numbers are masked.</source>
        <translation>Geheimnisse, Signaturen, Token und Kartennummern sind maskiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Not known:</source>
        <translation>Nicht bekannt:</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Correlation ID: {value}</source>
        <translation>Korrelations-ID: {value}</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Time of the server: {moment} UTC</source>
        <translation>Zeit des Servers: {moment} UTC</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>(left out: it may hold a card number)</source>
        <translation>(weggelassen: enthält möglicherweise eine Kartennummer)</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Source: {source}.</source>
        <translation>Quelle: {source}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/report.py"/>
        <source>Line {n}, character {column}</source>
        <translation>Zeile {n}, Zeichen {column}</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>the signature in hexadecimal</source>
        <translation>die Signatur hexadezimal</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>the signature in base64url</source>
        <translation>die Signatur in Base64url</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>the hexadecimal text of the signature in base64</source>
        <translation>der hexadezimale Text der Signatur in Base64</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>the signature in base64 twice</source>
        <translation>die Signatur doppelt in Base64</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>HMAC with SHA-1</source>
        <translation>HMAC mit SHA-1</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>HMAC with SHA-512</source>
        <translation>HMAC mit SHA-512</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>HMAC with SHA-384</source>
        <translation>HMAC mit SHA-384</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>a hash in place of the HMAC</source>
        <translation>ein Hash statt des HMAC</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>a hash without the key</source>
        <translation>ein Hash ohne den Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>the HMAC over the text in base64</source>
        <translation>der HMAC über den Text in Base64</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction.py"/>
        <source>the HMAC over the hash of the text</source>
        <translation>der HMAC über den Hash des Texts</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>The signature is masked in the pasted text, so it cannot be reproduced.</source>
        <translation>Die Signatur ist im eingefügten Text maskiert, lässt sich also nicht nachrechnen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>The token’s signature matches the given secret.</source>
        <translation>Die Signatur des Tokens passt zum gegebenen Secret.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>The signature matches the given secret and the request as it was sent.</source>
        <translation>Die Signatur passt zum gegebenen Secret und zur gesendeten Anfrage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>The sent signature is reproduced with {what}.</source>
        <translation>Die gesendete Signatur ergibt sich mit {what}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>The request names the key {sent}; the given secret belongs to {own}.</source>
        <translation>Die Anfrage nennt den Schlüssel {sent}, das vorliegende Secret gehört zu {own}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>A part of the request is not in the text, so its signature cannot be checked.</source>
        <translation>Ein Teil der Anfrage steht nicht im Text, also lässt sich ihre Signatur nicht prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>None of {n} combinations with the given secret produces the signature that was sent.</source>
        <translation>Keine von {n} Kombinationen mit dem vorliegenden Secret ergibt die gesendete Signatur.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>The text that should have been signed:</source>
        <translation>Der Text, der hätte signiert werden sollen:</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>The signature was made with the secret of the key {own}; the request names {sent}.</source>
        <translation>Die Signatur wurde mit dem Secret des Schlüssels {own} erzeugt, die Anfrage nennt {sent}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>iss is not v-c-merchant-id, which is correct for a MetaKey only.</source>
        <translation>iss ist nicht v-c-merchant-id; das ist nur bei einem MetaKey richtig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>iss is {sent}; the key belongs to {own}.</source>
        <translation>iss ist {sent}, der Schlüssel gehört {own}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>The claim iss names the owner of the key.</source>
        <translation>Der Claim iss nennt den Besitzer des Schlüssels.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>v-c-merchant-id is the portfolio ID {portfolio}.</source>
        <translation>v-c-merchant-id ist die Portfolio-ID {portfolio}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/reproduction_findings.py"/>
        <source>The request is for merchant {sent}; the key belongs to {own}.</source>
        <translation>Die Anfrage ist für den Händler {sent}, der Schlüssel gehört {own}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/result.py"/>
        <source>The request and its answer show it</source>
        <translation>Anfrage und Antwort zeigen es</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/result.py"/>
        <source>Reproduced by computation</source>
        <translation>Durch Berechnung nachvollzogen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/result.py"/>
        <source>Proved</source>
        <translation>Bewiesen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/result.py"/>
        <source>Suspected</source>
        <translation>Vermutet</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/result.py"/>
        <source>Ruled out</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/result.py"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>Accept is {value}; no refusal for this is known.</source>
        <translation>Accept ist {value}; eine Ablehnung deswegen wurde nicht beobachtet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>The body is encrypted, and the request has an HTTP Signature.</source>
        <translation>Der Body ist verschlüsselt, und die Anfrage hat eine HTTP Signature.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>{path} is one of the operations that are always encrypted.</source>
        <translation>{path} gehört zu den Operationen, die immer verschlüsselt sind.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>{host} takes OAuth access tokens.</source>
        <translation>{host} nimmt OAuth-Zugriffstoken.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>{host} is not a documented host.</source>
        <translation>{host} ist kein dokumentierter Host.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>The Host header is {sent}; the URL has {host}.</source>
        <translation>Der Host-Header ist {sent}, die URL hat {host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>The host is {host}, the path {path}.</source>
        <translation>Der Host ist {host}, der Pfad {path}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>{path} is a path of the API.</source>
        <translation>{path} ist ein Pfad der API.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>The path is {path}; a similar known path is {nearest}.</source>
        <translation>Der Pfad ist {path}; ein ähnlicher bekannter Pfad ist {nearest}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>The body is not JSON: {why}.</source>
        <translation>Der Body ist kein JSON: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>The body is not a JSON object.</source>
        <translation>Der Body ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>The body has no member “fields” that is an object; it has {names}.</source>
        <translation>Der Body hat keinen Member „fields“, der ein Objekt ist; er hat {names}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>unknown member {name}</source>
        <translation>unbekannter Eintrag {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>fields is empty</source>
        <translation>fields ist leer</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>Found in the body: {problems}.</source>
        <translation>Im Body gefunden: {problems}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>{path} is not an object</source>
        <translation>{path} ist kein Objekt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>{path} is {value}, not true or false</source>
        <translation>{path} ist {value}, nicht true oder false</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>unknown field {path}</source>
        <translation>unbekanntes Feld {path}</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>targetOrigins has {values}.</source>
        <translation>targetOrigins hat {values}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>targetOrigins has {n} addresses; at most {most} are allowed.</source>
        <translation>targetOrigins hat {n} Adressen; erlaubt sind {most}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/route_checks.py"/>
        <source>By its jti, the token expired at {moment} UTC.</source>
        <translation>Nach seiner jti lief das Token um {moment} UTC ab.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>CyberSource announced the end of HTTP Signature for 2026 or 2027.</source>
        <translation>CyberSource hat das Ende von HTTP Signature für 2026 oder 2027 angekündigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The Signature header lacks {names}.</source>
        <translation>Im Signature-Header fehlen {names}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The Signature header does not have the form keyid="…", algorithm="…", headers="…", signature="…".</source>
        <translation>Der Signature-Header hat nicht die Form keyid="…", algorithm="…", headers="…", signature="…".</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>headers= is {value}.</source>
        <translation>headers= ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>headers= names a header twice: {value}.</source>
        <translation>headers= nennt einen Header zweimal: {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The header and its list of names have the right form.</source>
        <translation>Der Header und seine Namensliste haben die richtige Form.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>algorithm is {value}.</source>
        <translation>algorithm ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>keyid has the form of a shared secret.</source>
        <translation>keyid hat die Form eines Shared Secrets.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>keyid is {value}.</source>
        <translation>keyid ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The signature is in hexadecimal.</source>
        <translation>Die Signatur ist hexadezimal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The signature is the hexadecimal text of the HMAC, encoded in base64.</source>
        <translation>Die Signatur ist der hexadezimale Text des HMAC, in Base64 kodiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The signature is in base64url, or without its = at the end.</source>
        <translation>Die Signatur ist in Base64url, oder ohne ihr = am Ende.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The signature has {n} characters; 32 bytes have 44 in base64.</source>
        <translation>Die Signatur hat {n} Zeichen; 32 Bytes haben in Base64 44.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>headers= names (request-target).</source>
        <translation>headers= nennt (request-target).</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>headers= does not name {names}.</source>
        <translation>headers= nennt {names} nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>headers= names {name}, which was not sent.</source>
        <translation>headers= nennt {name}, und das wurde nicht gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>headers= names digest, and no Digest header was sent.</source>
        <translation>headers= nennt digest, und es wurde kein Digest-Header gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The request has a body, and headers= does not name digest.</source>
        <translation>Die Anfrage hat einen Body, und headers= nennt digest nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The request has neither date nor v-c-date.</source>
        <translation>Die Anfrage hat weder date noch v-c-date.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>headers= names {listed}; the header that was sent is {sent}.</source>
        <translation>headers= nennt {listed}, der gesendete Header ist {sent}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>headers= names neither date nor v-c-date.</source>
        <translation>headers= nennt weder date noch v-c-date.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>{name} is {value}.</source>
        <translation>{name} ist {value}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The request has the header {name}, and no v-c-merchant-id.</source>
        <translation>Die Anfrage hat den Header {name} und kein v-c-merchant-id.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signature_checks.py"/>
        <source>The request has no header v-c-merchant-id.</source>
        <translation>Die Anfrage hat keinen Header v-c-merchant-id.</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signed_text.py"/>
        <source>Claims of the token</source>
        <translation>Claims des Tokens</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/signed_text.py"/>
        <source>Text that is signed</source>
        <translation>Text, der signiert wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the method in capitals</source>
        <translation>die Methode in Großbuchstaben</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the method with a capital first letter</source>
        <translation>die Methode mit großem Anfangsbuchstaben</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the target without the method</source>
        <translation>das Ziel ohne die Methode</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the method and the path without a space between them</source>
        <translation>Methode und Pfad ohne Leerzeichen dazwischen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>two spaces after the method</source>
        <translation>zwei Leerzeichen nach der Methode</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>a colon after the method</source>
        <translation>ein Doppelpunkt nach der Methode</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>another method than the request has</source>
        <translation>eine andere Methode, als die Anfrage hat</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the path without the query string</source>
        <translation>der Pfad ohne die Query</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the query string in another encoding</source>
        <translation>die Query in anderer Kodierung</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the query string in another order</source>
        <translation>die Query in anderer Reihenfolge</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the path with a slash at its end</source>
        <translation>der Pfad mit einem Schrägstrich am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the path without the slash at its end</source>
        <translation>der Pfad ohne den Schrägstrich am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the path without doubled slashes</source>
        <translation>der Pfad ohne doppelte Schrägstriche</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the whole URL</source>
        <translation>die ganze URL</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the host before the path</source>
        <translation>der Host vor dem Pfad</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the path without the slash at its beginning</source>
        <translation>der Pfad ohne den Schrägstrich am Anfang</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the path with the version of HTTP</source>
        <translation>der Pfad mit der HTTP-Version</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the path with a doubled slash</source>
        <translation>der Pfad mit einem doppelten Schrägstrich</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the decoded path</source>
        <translation>der dekodierte Pfad</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the path in lower case</source>
        <translation>der Pfad in Kleinbuchstaben</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>a part of the path</source>
        <translation>ein Teil des Pfads</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the host of the URL</source>
        <translation>der Host der URL</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the host without its port</source>
        <translation>der Host ohne seinen Port</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the host with a port</source>
        <translation>der Host mit einem Port</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the host with the scheme</source>
        <translation>der Host mit dem Schema</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the host with the scheme and a slash</source>
        <translation>der Host mit dem Schema und einem Schrägstrich</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the whole URL as the host</source>
        <translation>die ganze URL als Host</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the host with a slash</source>
        <translation>der Host mit einem Schrägstrich</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the host with the path</source>
        <translation>der Host mit dem Pfad</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the host in other letters</source>
        <translation>der Host in anderer Groß- und Kleinschreibung</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>an empty host</source>
        <translation>ein leerer Host</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>another host</source>
        <translation>ein anderer Host</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the merchant ID in place of the portfolio ID</source>
        <translation>die Merchant-ID statt der Portfolio-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the portfolio ID</source>
        <translation>die Portfolio-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>another merchant ID than was sent</source>
        <translation>eine andere Merchant-ID als die gesendete</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the merchant ID in another form</source>
        <translation>die Merchant-ID in anderer Form</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the key ID in place of the merchant ID</source>
        <translation>die Key-ID statt der Merchant-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>an empty merchant ID</source>
        <translation>eine leere Merchant-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the digest without SHA-256=</source>
        <translation>der Digest ohne SHA-256=</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the digest with SHA-256=</source>
        <translation>der Digest mit SHA-256=</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the digest with another prefix</source>
        <translation>der Digest mit einem anderen Vorsatz</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the digest with its name before it</source>
        <translation>der Digest mit seinem Namen davor</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>an empty digest</source>
        <translation>ein leerer Digest</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the digest of the body that was sent</source>
        <translation>der Digest des gesendeten Bodys</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the digest of the body that was sent, without SHA-256=</source>
        <translation>der Digest des gesendeten Bodys, ohne SHA-256=</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the value of the other date header</source>
        <translation>der Wert des anderen Datums-Headers</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the time of the answer as the date</source>
        <translation>die Zeit der Antwort als Datum</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>a date some seconds apart from the one that was sent</source>
        <translation>ein Datum, das einige Sekunden neben dem gesendeten liegt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the date in another form than it was sent</source>
        <translation>das Datum in anderer Form als gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the local time as the date</source>
        <translation>die Ortszeit als Datum</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>a line feed at the end</source>
        <translation>ein LF am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>CR LF between the lines</source>
        <translation>CR LF zwischen den Zeilen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>CR LF between the lines and at the end</source>
        <translation>CR LF zwischen den Zeilen und am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>CR LF at the end</source>
        <translation>CR LF am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>no space after the colon</source>
        <translation>kein Leerzeichen nach dem Doppelpunkt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>no space after the colon, and a line feed at the end</source>
        <translation>kein Leerzeichen nach dem Doppelpunkt und ein LF am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>a space before the colon</source>
        <translation>ein Leerzeichen vor dem Doppelpunkt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>two spaces after the colon</source>
        <translation>zwei Leerzeichen nach dem Doppelpunkt</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>= in place of the colon</source>
        <translation>= statt des Doppelpunkts</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the values without their names</source>
        <translation>die Werte ohne ihre Namen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>backslash and n in place of a line feed</source>
        <translation>Backslash und n statt eines LF</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>spaces between the lines</source>
        <translation>Leerzeichen zwischen den Zeilen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>commas between the lines</source>
        <translation>Kommas zwischen den Zeilen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>nothing between the lines</source>
        <translation>nichts zwischen den Zeilen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>a space before each line feed</source>
        <translation>ein Leerzeichen vor jedem LF</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>a space at the end</source>
        <translation>ein Leerzeichen am Ende</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>an empty line between the lines</source>
        <translation>eine leere Zeile zwischen den Zeilen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>names with capitals</source>
        <translation>Namen mit Großbuchstaben</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>request-target with and without parentheses</source>
        <translation>request-target mit und ohne Klammern</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the name of the other date header</source>
        <translation>der Name des anderen Datums-Headers</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>a text without one of the listed names</source>
        <translation>ein Text ohne einen der aufgezählten Namen</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the lines in the usual order</source>
        <translation>die Zeilen in der üblichen Reihenfolge</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>all lines in the usual order</source>
        <translation>alle Zeilen in der üblichen Reihenfolge</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the lines in alphabetical order</source>
        <translation>die Zeilen in alphabetischer Reihenfolge</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the lines in reverse order</source>
        <translation>die Zeilen in umgekehrter Reihenfolge</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the lines in the order of the headers</source>
        <translation>die Zeilen in der Reihenfolge der Header</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>a text with a line that is not listed</source>
        <translation>ein Text mit einer Zeile, die nicht aufgezählt ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/diagnosis/string_forms.py"/>
        <source>the lines in another order</source>
        <translation>die Zeilen in anderer Reihenfolge</translation>
    </message>
    <message>
        <location filename="../../flexgui/embedded_sandbox.py"/>
        <source>FlexGUI is closing.</source>
        <translation>FlexGUI wird beendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/errors.py"/>
        <source>{name} is damaged: it is kept as {kept}, and defaults are used.</source>
        <translation>{name} ist beschädigt: Die Datei ist als {kept} aufgehoben, und es gelten die Vorgaben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/errors.py"/>
        <source>{name} is damaged: it was left where it is, and defaults are used.</source>
        <translation>{name} ist beschädigt: Die Datei blieb, wo sie ist, und es gelten die Vorgaben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/files.py"/>
        <source>{file} could not be read: {why}.</source>
        <translation>{file} konnte nicht gelesen werden: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/files.py"/>
        <source>it is a pipe or a device, not a file; save its content in a file first</source>
        <translation>das ist eine Pipe oder ein Gerät, keine Datei; speichern Sie den Inhalt zuerst in einer Datei</translation>
    </message>
    <message>
        <location filename="../../flexgui/files.py"/>
        <source>{file} is larger than {size}.</source>
        <translation>{file} ist größer als {size}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/files.py"/>
        <source>the name cannot be used</source>
        <translation>der Name ist nicht verwendbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/files.py"/>
        <source>no file has such a long name</source>
        <translation>keine Datei hat einen so langen Namen</translation>
    </message>
    <message>
        <location filename="../../flexgui/files.py"/>
        <source>it is a folder; name a file in it</source>
        <translation>es ist ein Ordner; nennen Sie eine Datei darin</translation>
    </message>
    <message>
        <location filename="../../flexgui/files.py"/>
        <source>you do not have the permission to read it</source>
        <translation>Sie dürfen sie nicht lesen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>{port} is not a port: ports are numbers from 1 to 65535.</source>
        <translation>{port} ist kein Port: Ports sind Zahlen von 1 bis 65535.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>The address has letters outside of ASCII. Enter an international name in its xn-- form.</source>
        <translation>Die Adresse enthält Buchstaben außerhalb von ASCII. Geben Sie einen internationalen Namen in der Form xn-- ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>The address holds a user name or password; give the host alone.</source>
        <translation>Die Adresse enthält einen Benutzernamen oder ein Passwort; geben Sie nur den Host an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>The address has a query or a fragment (? or #); leave that out.</source>
        <translation>Die Adresse enthält eine Query oder ein Fragment (? oder #); lassen Sie das weg.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>The address has characters that no host name has, such as %, ;, \ or a space.</source>
        <translation>Die Adresse enthält Zeichen, die kein Hostname hat, etwa %, ;, \ oder ein Leerzeichen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>{host} is not an IPv6 address.</source>
        <translation>{host} ist keine IPv6-Adresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>{host} is not an IPv4 address of four decimal numbers, as in 127.0.0.1.</source>
        <translation>{host} ist keine IPv4-Adresse aus vier Dezimalzahlen wie 127.0.0.1.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>The host name ends with a dot; leave the dot out.</source>
        <translation>Der Hostname endet mit einem Punkt; lassen Sie ihn weg.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>{host} is not a host name: it has letters, digits, hyphens, and dots between them.</source>
        <translation>{host} ist kein Hostname: Er besteht aus Buchstaben, Ziffern, Bindestrichen und Punkten dazwischen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>The path of the address has empty parts or dots; give the host alone.</source>
        <translation>Der Pfad der Adresse hat leere Teile oder Punkte; geben Sie nur den Host an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/address.py"/>
        <source>This is not a web address; one looks like http://127.0.0.1:8080.</source>
        <translation>Das ist keine Web-Adresse; eine sieht aus wie http://127.0.0.1:8080.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/__init__.py"/>
        <source>The method “{method}” does not sign with a shared secret.</source>
        <translation>Das Verfahren „{method}“ signiert nicht mit einem Shared Secret.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/auth/digest.py"/>
        <source>{n} bytes, exactly as sent. SHA-256, then base64.</source>
        <extracomment>For one: {n} byte, exactly as sent. SHA-256, then base64.</extracomment>
        <translation>
            <numerusform>{n} Byte, genau wie gesendet. SHA-256, dann Base64.</numerusform>
            <numerusform>{n} Bytes, genau wie gesendet. SHA-256, dann Base64.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/digest.py"/>
        <source>Hash the body</source>
        <translation>Hash des Bodys bilden</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/http_signature.py"/>
        <source>Write the signing string</source>
        <translation>Signierten Text schreiben</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/http_signature.py"/>
        <source>One line per name, in this order, no newline at the end.</source>
        <translation>Eine Zeile je Name, in dieser Reihenfolge, am Ende kein Zeilenumbruch.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/http_signature.py"/>
        <source>Sign it</source>
        <translation>Signieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/http_signature.py"/>
        <source>HMAC-SHA256 with the base64-decoded shared secret, then base64.</source>
        <translation>HMAC-SHA256 mit dem aus Base64 dekodierten Shared Secret, dann Base64.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/http_signature.py"/>
        <source>Send it as one header</source>
        <translation>Als einen Header senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/http_signature.py"/>
        <source>The names in headers="…" are the lines above.</source>
        <translation>Die Namen in headers="…" sind die Zeilen oben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/jwt_bearer.py"/>
        <source>RSA with SHA-256 (RS256) and the P12’s private key, over header.claims, each in base64url.</source>
        <translation>RSA mit SHA-256 (RS256) und dem privaten Schlüssel der P12-Datei, über header.claims, jeweils in base64url.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/jwt_bearer.py"/>
        <source>HMAC-SHA256 with the base64-decoded shared secret, over header.claims, each in base64url.</source>
        <translation>HMAC-SHA256 mit dem aus Base64 dekodierten Shared Secret, über header.claims, jeweils in base64url.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/jwt_bearer.py"/>
        <source>Write header and claims</source>
        <translation>Header und Claims schreiben</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/jwt_bearer.py"/>
        <source>The claims name the signer and this one request, and expire after {n} seconds.</source>
        <translation>Die Claims nennen den Signierenden und diese eine Anfrage und laufen nach {n} Sekunden ab.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/jwt_bearer.py"/>
        <source>Sign them</source>
        <translation>Beides signieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/jwt_bearer.py"/>
        <source>The only header that authenticates: no date, digest or signature header is needed.</source>
        <translation>Der einzige Header, der authentifiziert: Ein Date-, Digest- oder Signature-Header ist nicht nötig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/card.py"/>
        <source>Only CyberSource’s published test numbers are encrypted, and this is not one of them. Nothing was sent or kept.</source>
        <translation>Nur die veröffentlichten Testnummern von CyberSource werden verschlüsselt, und dies ist keine. Es wurde nichts gesendet oder gespeichert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/card.py"/>
        <source>There is no test card of that brand. Brands: {brands}.</source>
        <translation>Von dieser Marke gibt es keine Testkarte. Marken: {brands}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/card.py"/>
        <source>Not a test card. Only the published test numbers are encrypted.</source>
        <translation>Keine Testkarte. Nur die veröffentlichten Testnummern werden verschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/card.py"/>
        <source>The month of expiry is a number from 01 to 12.</source>
        <translation>Der Ablaufmonat ist eine Zahl von 01 bis 12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/card.py"/>
        <source>The year of expiry has four digits.</source>
        <translation>Das Ablaufjahr hat vier Ziffern.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/card.py"/>
        <source>The card has expired. Use a date in the future.</source>
        <translation>Die Karte ist abgelaufen. Verwenden Sie ein Datum in der Zukunft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/card.py"/>
        <source>The security code of {brand} has {n} digits.</source>
        <translation>Die Prüfnummer von {brand} hat {n} Ziffern.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.py"/>
        <source>Custom fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.py"/>
        <source>A field needs a path, as in orderInformation.billTo.county.</source>
        <translation>Ein Feld braucht einen Pfad, etwa orderInformation.billTo.county.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.py"/>
        <source>A path has at most {most} characters.</source>
        <translation>Ein Pfad hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.py"/>
        <source>A path is names joined by dots, of letters, digits, - and _ only, as in orderInformation.billTo.county.</source>
        <translation>Ein Pfad besteht aus Namen mit Punkten dazwischen, nur aus Buchstaben, Ziffern, - und _, etwa orderInformation.billTo.county.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.py"/>
        <source>“required” is a flag of a field, not a field.</source>
        <translation>„required“ ist eine Eigenschaft eines Felds, kein Feld.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.py"/>
        <source>A custom field.</source>
        <translation>Ein eigenes Feld.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Valid from</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>no algorithm</source>
        <translation>kein Algorithmus</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Modulus, {n} bytes</source>
        <translation>Modulus, {n} Bytes</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>key {kid}</source>
        <translation>Schlüssel „{kid}“</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>RSA · {bits} bit</source>
        <translation>RSA · {bits} Bit</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{n} members</source>
        <extracomment>For one: {n} member</extracomment>
        <translation>
            <numerusform>{n} Eintrag</numerusform>
            <numerusform>{n} Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{n} paths</source>
        <extracomment>For one: {n} path</extracomment>
        <translation>
            <numerusform>{n} Pfad</numerusform>
            <numerusform>{n} Pfade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{n} entries</source>
        <extracomment>For one: {n} entry</extracomment>
        <translation>
            <numerusform>{n} Eintrag</numerusform>
            <numerusform>{n} Einträge</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{claim}: a text, not a number</source>
        <translation>{claim}: ein Text, keine Zahl</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{claim}: not a usable number</source>
        <translation>{claim}: keine verwendbare Zahl</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Issued {when} today</source>
        <translation>Heute {when} ausgestellt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Issued {when}</source>
        <translation>Ausgestellt {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Expires {when}, in {left}</source>
        <translation>Läuft {when} ab, in {left}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Expired {when}, {past} ago</source>
        <translation>Abgelaufen {when}, vor {past}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Valid from {when}, in {left}</source>
        <translation>Gültig ab {when}, in {left}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>In force since {when}</source>
        <translation>Gilt seit {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{field}, taken and withheld</source>
        <translation>{field}, angenommen und verborgen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>Must agree</source>
        <translation>Muss übereinstimmen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>May differ</source>
        <translation>Darf abweichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>Match</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>Differs</source>
        <translation>Anders</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>Absent</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>(all)</source>
        <translation>(alles)</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>{span} later</source>
        <translation>später, im Abstand von {span}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>{span} earlier</source>
        <translation>früher, im Abstand von {span}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>required</source>
        <translation>Pflichtfeld</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>not asked for</source>
        <translation>nicht verlangt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>collected, withheld</source>
        <translation>erfasst, verborgen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>collected</source>
        <translation>Erfasstes</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The claims name an issuer more than once.</source>
        <translation>Die Claims nennen mehr als einen Aussteller.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{issuer}, as in every capture context.</source>
        <translation>{issuer}, wie in jedem Capture Context.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>A capture context is issued by {issuer}, this token says {found}.</source>
        <translation>Einen Capture Context stellt {issuer} aus, dieses Token sagt: {found}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{issuer}, a node of the Flex API.</source>
        <translation>{issuer}, ein Knoten der Flex API.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>A transient token is issued by Flex/ and a number, this one says {found}.</source>
        <translation>Ein Transient Token stellt Flex/ mit einer Zahl aus, dieses sagt: {found}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{issuer}, the merchant whom the request is for.</source>
        <translation>{issuer}, der Händler, für den die Anfrage ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{issuer} signs for {merchant}; a portfolio may.</source>
        <translation>{issuer} signiert für {merchant}; ein Portfolio darf das.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>It is not known who issues such tokens.</source>
        <translation>Wer solche Token ausstellt, ist nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The token does not list the fields that it allows.</source>
        <translation>Das Token zählt die Felder nicht auf, die es erlaubt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>missing: {paths}</source>
        <translation>es fehlen: {paths}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>not asked for: {paths}</source>
        <translation>nicht verlangt: {paths}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>optional instead of required: {paths}</source>
        <translation>optional statt Pflicht: {paths}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>required instead of optional: {paths}</source>
        <translation>Pflicht statt optional: {paths}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>both required and optional: {paths}</source>
        <translation>zugleich Pflicht und optional: {paths}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>Other fields than asked for; {faults}.</source>
        <translation>Andere Felder als verlangt; {faults}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>Exactly the {n} requested fields, required and optional as requested.</source>
        <extracomment>For one: Exactly the requested field.</extracomment>
        <translation>
            <numerusform>Genau das angeforderte Feld, Pflichtfeld oder nicht wie angefordert.</numerusform>
            <numerusform>Genau die {n} angeforderten Felder, Pflichtfelder und optionale wie angefordert.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>Named more than once: {paths}.</source>
        <translation>Mehrfach genannt: {paths}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The claims name flx.origin more than once.</source>
        <translation>Die Claims nennen flx.origin mehr als einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The claims do not say where card data goes (flx.origin).</source>
        <translation>Die Claims sagen nicht, wohin Kartendaten gehen (flx.origin).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{address}, of the {environment} environment.</source>
        <translation>{address}, aus der Umgebung {environment}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{address} is not a documented address of the Flex API.</source>
        <translation>{address} ist keine dokumentierte Adresse der Flex API.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{address} is a server of this computer that FlexGUI does not know.</source>
        <translation>{address} ist ein Server auf diesem Rechner, den FlexGUI nicht kennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{address} is a server of this computer, not {host}.</source>
        <translation>{address} ist ein Server auf diesem Rechner, nicht {host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{address} is of the {environment} environment; {host} may lead to it.</source>
        <translation>{address} gehört zur Umgebung {environment}; {host} kann dorthin führen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{address} is of the {environment} environment, not of {host}.</source>
        <translation>{address} gehört zur Umgebung {environment}, nicht zu {host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The claims name flx.jwk or flx.data more than once.</source>
        <translation>Die Claims nennen flx.jwk oder flx.data mehr als einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The context brings no one-time key (flx.jwk), so nothing can be encrypted for it.</source>
        <translation>Der Kontext bringt keinen Einmalschlüssel mit (flx.jwk), also lässt sich nichts für ihn verschlüsseln.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The one-time key (flx.jwk) is a private key: anyone who sees the context can read the card.</source>
        <translation>Der Einmalschlüssel (flx.jwk) ist ein privater Schlüssel: Jeder, der den Context sieht, kann die Karte lesen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The one-time key cannot be used: {why}</source>
        <translation>Der Einmalschlüssel ist nicht zu gebrauchen: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The sealed data (flx.data) is missing; the server would not know the context.</source>
        <translation>Die versiegelten Daten (flx.data) fehlen; der Server würde den Kontext nicht erkennen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>One-time key of {bits} bits, and the data that the server sealed.</source>
        <translation>Einmalschlüssel mit {bits} Bit und die Daten, die der Server versiegelt hat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{type}, as in ctx of the capture context.</source>
        <translation>{type}, wie in ctx des Capture Contexts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{type}, but ctx of the capture context says {expected}.</source>
        <translation>{type}, aber ctx des Capture Contexts sagt: {expected}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The checksum in the jti is wrong: it was changed or mistyped.</source>
        <translation>Die Prüfsumme in der jti ist falsch: Sie wurde geändert oder vertippt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The jti holds another expiry than the claim exp.</source>
        <translation>Die jti enthält einen anderen Ablauf als der Claim exp.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>It holds the same expiry, and its checksum is right.</source>
        <translation>Sie enthält denselben Ablauf, und ihre Prüfsumme stimmt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>While its capture context was valid.</source>
        <translation>Während sein Capture Context gültig war.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>Its capture context was not valid when the token was issued.</source>
        <translation>Sein Capture Context war nicht gültig, als das Token ausgestellt wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The token is of a generation that does not list what was collected.</source>
        <translation>Das Token ist von einer Generation, die nicht aufzählt, was erfasst wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>Required, but not collected: {paths}.</source>
        <translation>Pflicht, aber nicht erfasst: {paths}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>Collected, but not allowed by the context: {paths}.</source>
        <translation>Erfasst, aber vom Kontext nicht erlaubt: {paths}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>All {n} required were collected.</source>
        <extracomment>For one: The required field was collected.</extracomment>
        <translation>
            <numerusform>Das Pflichtfeld wurde erfasst.</numerusform>
            <numerusform>Alle {n} Pflichtfelder wurden erfasst.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The merchant ID has a character that a header cannot hold, such as a space, a quote or an accented letter.</source>
        <translation>Die Merchant-ID enthält ein Zeichen, das in einem Header nicht stehen kann, etwa ein Leerzeichen, ein Anführungszeichen oder einen Umlaut.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The key ID has a character that a header cannot hold, such as a space, a quote or an accented letter.</source>
        <translation>Die Key-ID enthält ein Zeichen, das in einem Header nicht stehen kann, etwa ein Leerzeichen, ein Anführungszeichen oder einen Umlaut.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The portfolio ID has a character that a header cannot hold, such as a space, a quote or an accented letter.</source>
        <translation>Die Portfolio-ID enthält ein Zeichen, das in einem Header nicht stehen kann, etwa ein Leerzeichen, ein Anführungszeichen oder einen Umlaut.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The merchant ID is missing.</source>
        <translation>Die Merchant-ID fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The portfolio ID is missing.</source>
        <translation>Die Portfolio-ID fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The key ID is missing; it is beside the secret in the Business Center.</source>
        <translation>Die Key-ID fehlt; sie steht im Business Center neben dem Secret.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>A key ID has only the digits 0 to 9, the letters a to f and hyphens, not {sign}.</source>
        <translation>Eine Key-ID besteht nur aus den Ziffern 0 bis 9, den Buchstaben a bis f und Bindestrichen, nicht aus {sign}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>{n} characters short: a key ID has 36, as in 8-4-4-4-12.</source>
        <extracomment>For one: {n} character short: a key ID has 36, as in 8-4-4-4-12.</extracomment>
        <translation>
            <numerusform>{n} Zeichen zu kurz: Eine Key-ID hat 36, etwa 8-4-4-4-12.</numerusform>
            <numerusform>{n} Zeichen zu kurz: Eine Key-ID hat 36, etwa 8-4-4-4-12.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>{n} characters too many: a key ID has 36, as in 8-4-4-4-12.</source>
        <extracomment>For one: {n} character too many: a key ID has 36, as in 8-4-4-4-12.</extracomment>
        <translation>
            <numerusform>{n} Zeichen zu viel: Eine Key-ID hat 36, etwa 8-4-4-4-12.</numerusform>
            <numerusform>{n} Zeichen zu viel: Eine Key-ID hat 36, etwa 8-4-4-4-12.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The hyphens are in the wrong places: a key ID has the form 8-4-4-4-12.</source>
        <translation>Die Bindestriche stehen falsch: Eine Key-ID hat die Form 8-4-4-4-12.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>This secret has {n} bytes; a shared secret has {usual} (44 characters). Is it complete?</source>
        <extracomment>For one: This secret has {n} byte; a shared secret has {usual} (44 characters). Is it complete?</extracomment>
        <translation>
            <numerusform>Dieses Secret hat {n} Byte; ein Shared Secret hat {usual} (44 Zeichen). Ist es vollständig?</numerusform>
            <numerusform>Dieses Secret hat {n} Bytes; ein Shared Secret hat {usual} (44 Zeichen). Ist es vollständig?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The shared secret is missing.</source>
        <translation>Das Shared Secret fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The shared secret is not base64: it has only letters, digits, +, / and = at the end.</source>
        <translation>Das Shared Secret ist kein Base64: Das hat nur Buchstaben, Ziffern, +, / und am Ende =.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The shared secret is not valid base64: characters are missing or there are too many.</source>
        <translation>Das Shared Secret ist kein gültiges Base64: Zeichen fehlen, oder es sind zu viele.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The shared secret is empty.</source>
        <translation>Das Shared Secret ist leer.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>white space</source>
        <translation>Leerraum</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/embedded_certificate.py"/>
        <source>{begin} to {end}: {subject}, serial {serial}</source>
        <translation>{begin} bis {end}: {subject}, Seriennummer {serial}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>{start} ({n} characters)</source>
        <translation>{start} ({n} Zeichen)</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>Write the plaintext</source>
        <translation>Klartext schreiben</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>Your fields and the whole context, as UTF-8. {n} bytes.</source>
        <translation>Ihre Felder und der ganze Context, als UTF-8. {n} Bytes.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>Make a one-time content key</source>
        <translation>Einmaligen Inhaltsschlüssel erzeugen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>32 random bytes, and 12 for the IV.</source>
        <translation>32 zufällige Bytes, und 12 für den IV.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>(never shown)</source>
        <translation>(wird nie gezeigt)</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>Encrypt that key to the context</source>
        <translation>Diesen Schlüssel für den Context verschlüsseln</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>RSA-OAEP with SHA-1, key flx.jwk of the context. {n} bytes.</source>
        <translation>RSA-OAEP mit SHA-1, Schlüssel flx.jwk des Contexts. {n} Bytes.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>Encrypt the plaintext</source>
        <translation>Klartext verschlüsseln</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>A256GCM; the encoded header is authenticated, too.</source>
        <translation>A256GCM; auch der kodierte Header ist authentifiziert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>Join five parts with dots</source>
        <translation>Fünf Teile mit Punkten verbinden</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/encryption_steps.py"/>
        <source>header.key.iv.ciphertext.tag, base64url. {n} characters.</source>
        <translation>header.key.iv.ciphertext.tag, Base64url. {n} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>The token names a key ID that no Flex API key can have.</source>
        <translation>Das Token nennt eine Key-ID, die kein Schlüssel der Flex API haben kann.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>{host} is not this computer, where the sandbox listens.</source>
        <translation>{host} ist nicht dieser Rechner, auf dem die Sandbox lauscht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>{host} is not this computer, so only https is allowed: use https://{place}.</source>
        <translation>{host} ist nicht dieser Rechner, also ist nur https erlaubt: Verwenden Sie https://{place}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>{host} is reached by https on its default port only: use https://{host}.</source>
        <translation>{host} ist nur über https am Standardport erreichbar: Verwenden Sie https://{host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>The address is missing; one looks like http://127.0.0.1:8080.</source>
        <translation>Die Adresse fehlt; eine sieht so aus: http://127.0.0.1:8080.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>{host} is a host of CyberSource: choose it as the environment {environment}.</source>
        <translation>{host} ist ein Host von CyberSource: Wählen Sie ihn als Umgebung {environment}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>{host} is not a host of the environment {environment}.</source>
        <translation>{host} ist kein Host der Umgebung {environment}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>The request would go to {host}, which is not the server of the environment {environment}. Nothing was sent.</source>
        <translation>Die Anfrage ginge an {host}, und das ist nicht der Server der Umgebung {environment}. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/first_token.py"/>
        <source>The text holds a token of another kind ({kind}).</source>
        <translation>Der Text enthält ein Token anderer Art ({kind}).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwe.py"/>
        <source>The text is too long for a JWE.</source>
        <translation>Der Text ist zu lang für ein JWE.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwe.py"/>
        <source>A compact JWE has five parts, this text has {n}.</source>
        <translation>Ein kompaktes JWE hat fünf Teile, dieser Text hat {n}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwe.py"/>
        <source>The parts of the JWE are not base64url, or its header is not JSON.</source>
        <translation>Die Teile des JWE sind kein Base64url, oder sein Header ist kein JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwe.py"/>
        <source>The header of the JWE is not a JSON object.</source>
        <translation>Der Header des JWE ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwe.py"/>
        <source>The header of the JWE must name {name} {wanted}.</source>
        <translation>Der Header des JWE muss {name} {wanted} nennen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwe.py"/>
        <source>The header of the JWE demands extensions that the Flex API does not use.</source>
        <translation>Der Header des JWE verlangt Erweiterungen, die die Flex API nicht verwendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwe.py"/>
        <source>The header of the JWE names no key (kid).</source>
        <translation>Der Header des JWE nennt keinen Schlüssel (kid).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwe.py"/>
        <source>The IV has 12 bytes and the tag 16 in A256GCM; this JWE has {iv} and {tag}.</source>
        <translation>In A256GCM hat der IV 12 Bytes und das Tag 16; dieses JWE hat {iv} und {tag}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwe.py"/>
        <source>The JWE cannot be decrypted with this key.</source>
        <translation>Das JWE lässt sich mit diesem Schlüssel nicht entschlüsseln.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The text is too long for a key.</source>
        <translation>Der Text ist zu lang für einen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key is not JSON.</source>
        <translation>Der Schlüssel ist kein JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key is not a JSON object.</source>
        <translation>Der Schlüssel ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key is not an RSA key; capture contexts are signed with RSA.</source>
        <translation>Der Schlüssel ist kein RSA-Schlüssel; Capture Contexts sind mit RSA signiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key lacks n or e, the two numbers of an RSA key.</source>
        <translation>Dem Schlüssel fehlt n oder e, die beiden Zahlen eines RSA-Schlüssels.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key is longer than {bits} bits.</source>
        <translation>Der Schlüssel ist länger als {bits} Bit.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key has {bits} bits; RS256 needs {least} or more.</source>
        <translation>Der Schlüssel hat {bits} Bit; RS256 braucht mindestens {least}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>RSA cannot use the exponent e of the key.</source>
        <translation>RSA kann den Exponenten e des Schlüssels nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The member {name} of the key is not base64url.</source>
        <translation>{name} des Schlüssels ist kein base64url.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_encodings.py"/>
        <source>This is a P12 file. Give the certificate or the public key alone.</source>
        <translation>Das ist eine P12-Datei. Geben Sie nur das Zertifikat oder den öffentlichen Schlüssel an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_encodings.py"/>
        <source>This is neither a public key nor a certificate.</source>
        <translation>Das ist kein öffentlicher Schlüssel und kein Zertifikat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_encodings.py"/>
        <source>This is a private key. Give the public key or the certificate.</source>
        <translation>Das ist ein privater Schlüssel. Geben Sie den öffentlichen Schlüssel oder das Zertifikat an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_file.py"/>
        <source>It is longer than {size} MiB, which no key is.</source>
        <translation>Sie ist größer als {size} MiB, und so groß ist kein Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_file.py"/>
        <source>It holds no public key.</source>
        <translation>Sie enthält keinen öffentlichen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_file.py"/>
        <source>This is a Java key store. Export the certificate from it, for example with keytool.</source>
        <translation>Das ist ein Java-Keystore. Exportieren Sie das Zertifikat daraus, zum Beispiel mit keytool.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_file.py"/>
        <source>The PEM text is not whole: its END line is missing or differs from its BEGIN line.</source>
        <translation>Der PEM-Text ist nicht vollständig: Seine END-Zeile fehlt oder passt nicht zur BEGIN-Zeile.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_file.py"/>
        <source>The PEM text is damaged: it is not base64.</source>
        <translation>Der PEM-Text ist beschädigt: Er ist kein Base64.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_file.py"/>
        <source>The key set holds no keys.</source>
        <translation>Der Schlüsselsatz enthält keine Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_file.py"/>
        <source>The JSON holds no key: there is no object with kty, n and e.</source>
        <translation>Das JSON enthält keinen Schlüssel: Es gibt kein Objekt mit kty, n und e.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_file.py"/>
        <source>The capture context brings no key (flx.jwk).</source>
        <translation>Der Capture Context enthält keinen Schlüssel (flx.jwk).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/key_file.py"/>
        <source>The token holds no key; the capture context of a transient token does, in flx.jwk.</source>
        <translation>Das Token enthält keinen Schlüssel; der Capture Context eines Transient Token enthält ihn, in flx.jwk.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>Line {line}: {what}</source>
        <translation>Zeile {line}: {what}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>The body is empty.</source>
        <translation>Der Body ist leer.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>there is more text after the end of the JSON</source>
        <translation>hinter dem Ende des JSON steht noch Text</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>this is nested more than {levels} levels deep</source>
        <translation>das ist mehr als {levels} Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>a name in double quotes is missing</source>
        <translation>ein Name in doppelten Anführungszeichen fehlt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>a colon is missing after {name}</source>
        <translation>hinter {name} fehlt ein Doppelpunkt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>a comma or {closing} is missing</source>
        <translation>ein Komma oder {closing} fehlt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>the comma before {closing} is one too many</source>
        <translation>das Komma vor {closing} ist eines zu viel</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>this text has a wrong character</source>
        <translation>dieser Text hat ein falsches Zeichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>a closing quote is missing</source>
        <translation>ein schließendes Anführungszeichen fehlt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>write {word} in small letters</source>
        <translation>{word} wird klein geschrieben</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>{word} is not a JSON value</source>
        <translation>{word} ist kein JSON-Wert</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>JSON takes double quotes only</source>
        <translation>JSON nimmt nur doppelte Anführungszeichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/located_json.py"/>
        <source>a value is missing</source>
        <translation>ein Wert fehlt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>JOSE header: how the token is signed</source>
        <translation>JOSE-Header: wie das Token signiert ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Algorithm that the token claims</source>
        <translation>Algorithmus, den das Token angibt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Names the key</source>
        <translation>Nennt den Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Media type of the token</source>
        <translation>Medientyp des Tokens</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Media type of what is inside</source>
        <translation>Medientyp des Inhalts</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>How the content is encrypted</source>
        <translation>Wie der Inhalt verschlüsselt ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>How the content was compressed before it was encrypted</source>
        <translation>Wie der Inhalt vor dem Verschlüsseln komprimiert wurde</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Extensions that a reader must know, or refuse the token</source>
        <translation>Erweiterungen, die ein Leser kennen oder sonst das Token ablehnen muss</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>An extension that a reader must know</source>
        <translation>Eine Erweiterung, die ein Leser kennen muss</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Key inside the token; proves nothing</source>
        <translation>Schlüssel im Token; beweist nichts</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Address of keys that the token names; proves nothing</source>
        <translation>Adresse von Schlüsseln, die das Token nennt; beweist nichts</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Address of a certificate that the token names; proves nothing</source>
        <translation>Adresse eines Zertifikats, das das Token nennt; beweist nichts</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Certificates inside the token; prove nothing alone</source>
        <translation>Zertifikate im Token; beweisen allein nichts</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Certificate, DER in base64</source>
        <translation>Zertifikat, DER in Base64</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>SHA-1 thumbprint of the certificate</source>
        <translation>SHA-1-Fingerabdruck des Zertifikats</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>SHA-256 thumbprint of the certificate</source>
        <translation>SHA-256-Fingerabdruck des Zertifikats</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>When it was encrypted, in seconds since 1970</source>
        <translation>Wann es verschlüsselt wurde, in Sekunden seit 1970</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Merchant who sends the request</source>
        <translation>Händler, der die Anfrage sendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Where and how to send the card data</source>
        <translation>Wohin und wie Kartendaten gehen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Added to the origin</source>
        <translation>Wird an origin angehängt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Opaque: for the server alone</source>
        <translation>Undurchsichtig: nur für den Server</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Post the encrypted data to origin + path</source>
        <translation>Verschlüsselte Daten an origin + path</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>One-time key to encrypt to</source>
        <translation>Einmalschlüssel zum Verschlüsseln</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Key type</source>
        <translation>Art des Schlüssels</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Public exponent</source>
        <translation>Öffentlicher Exponent</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Meant for encryption</source>
        <translation>Zum Verschlüsseln bestimmt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Modulus</source>
        <translation>Modulus</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Must equal the transient token’s kid</source>
        <translation>Muss gleich dem kid des Transient Tokens sein</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Algorithm that the key is for</source>
        <translation>Algorithmus, für den der Schlüssel ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Integration type and version</source>
        <translation>Art und Version der Integration</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>What the integration may do</source>
        <translation>Was die Integration darf</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Must be sent</source>
        <translation>Muss gesendet werden</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>May be sent</source>
        <translation>Kann gesendet werden</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Pages at these origins may show the form</source>
        <translation>Seiten mit diesen Origins dürfen das Formular zeigen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Web page that may show the form</source>
        <translation>Webseite, die das Formular zeigen darf</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Server that the form’s frames come from</source>
        <translation>Server der Frames des Formulars</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Load this script in the page</source>
        <translation>Dieses Skript in der Seite laden</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Put it in the script’s integrity attribute</source>
        <translation>In das Attribut integrity des Skripts schreiben</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Version of the integration</source>
        <translation>Version der Integration</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Card networks that are taken</source>
        <translation>Kartennetze, die angenommen werden</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Card network that is taken</source>
        <translation>Kartennetz, das angenommen wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Ways to pay that are offered</source>
        <translation>Angebotene Zahlungsarten</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Way to pay that is offered</source>
        <translation>Angebotene Zahlungsart</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Page on which it is offered</source>
        <translation>Seite, auf der sie angeboten wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Name of the way to pay</source>
        <translation>Name der Zahlungsart</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Settings for single ways to pay</source>
        <translation>Einstellungen für einzelne Zahlungsarten</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>What the checkout asks the shopper for</source>
        <translation>Was der Checkout den Käufer fragt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>How much of the billing address is asked for</source>
        <translation>Wie viel der Rechnungsadresse erfragt wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Whether the email address is asked for</source>
        <translation>Ob die E-Mail-Adresse erfragt wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Whether the phone number is asked for</source>
        <translation>Ob die Telefonnummer erfragt wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Whether the shipping address is asked for</source>
        <translation>Ob die Lieferadresse erfragt wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Countries that are shipped to</source>
        <translation>Länder, in die geliefert wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Country that is shipped to</source>
        <translation>Land, in das geliefert wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Whether the icons of the card networks are shown</source>
        <translation>Ob die Symbole der Kartennetze gezeigt werden</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>The order, in clear</source>
        <translation>Die Bestellung, im Klartext</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Amount of the order</source>
        <translation>Betrag der Bestellung</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Total amount</source>
        <translation>Gesamtbetrag</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Currency of the amount</source>
        <translation>Währung des Betrags</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Billing address, in clear</source>
        <translation>Rechnungsadresse, im Klartext</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Shipping address, in clear</source>
        <translation>Lieferadresse, im Klartext</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Frames that the checkout is made of</source>
        <translation>Frames, aus denen der Checkout besteht</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Frame for entering a card</source>
        <translation>Frame zum Eingeben einer Karte</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Frame with the list of buttons</source>
        <translation>Frame mit der Liste der Schaltflächen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Frame for secure remote commerce</source>
        <translation>Frame für Secure Remote Commerce</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Frame for Click to Pay</source>
        <translation>Frame für Click to Pay</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Frame for Google Pay</source>
        <translation>Frame für Google Pay</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Country of the shop</source>
        <translation>Land des Shops</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Language and country of the texts</source>
        <translation>Sprache und Land der Texte</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>The server’s own state of the checkout; opaque</source>
        <translation>Der Zustand des Checkouts, wie der Server ihn führt; undurchsichtig</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Server that runs the checkout</source>
        <translation>Server, der den Checkout betreibt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Path that takes log entries</source>
        <translation>Pfad, der Protokolleinträge nimmt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Path of scripts and pictures</source>
        <translation>Pfad der Skripte und Bilder</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>What was entered, by field</source>
        <translation>Was eingegeben wurde, nach Feld</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Payment data that was entered</source>
        <translation>Eingegebene Zahlungsdaten</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Card that was entered</source>
        <translation>Eingegebene Karte</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Order data that was entered</source>
        <translation>Eingegebene Bestelldaten</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Billing address</source>
        <translation>Rechnungsadresse</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Shipping address</source>
        <translation>Lieferadresse</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>How the payment is processed</source>
        <translation>Wie die Zahlung verarbeitet wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Way to pay that was chosen</source>
        <translation>Gewählte Zahlungsart</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>What was entered, in clear</source>
        <translation>Was eingegeben wurde, im Klartext</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>What was entered, digits hidden</source>
        <translation>Was eingegeben wurde, Ziffern verborgen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>First digits: the bank that issued it</source>
        <translation>Erste Ziffern: die Bank, die sie ausgab</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Card types that the number fits</source>
        <translation>Kartenarten, zu denen die Nummer passt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Card that was entered, number with digits hidden</source>
        <translation>Eingegebene Karte, Ziffern der Nummer verborgen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Data about the checkout</source>
        <translation>Daten über den Checkout</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Whether the cardholder was authenticated</source>
        <translation>Ob der Karteninhaber authentifiziert wurde</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Type of its capture context</source>
        <translation>Typ seines Capture Contexts</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>SHA-256 of the request body, in base64</source>
        <translation>SHA-256 des Bodys der Anfrage, in Base64</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Digest algorithm</source>
        <translation>Digest-Algorithmus</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Digest algorithm, as one client spells it</source>
        <translation>Digest-Algorithmus in der Schreibweise eines Clients</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Method of the request that it allows</source>
        <translation>Methode der Anfrage, die es erlaubt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Host that the request goes to</source>
        <translation>Host, an den die Anfrage geht</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Path that the request goes to</source>
        <translation>Pfad, an den die Anfrage geht</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Merchant whom the request is for</source>
        <translation>Händler, für den die Anfrage ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Generation of bearer tokens</source>
        <translation>Generation der Bearer Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Key that the answer is to be encrypted for</source>
        <translation>Schlüssel, für den die Antwort zu verschlüsseln ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Who issued the token</source>
        <translation>Wer das Token ausgestellt hat</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Subject of the token</source>
        <translation>Subject des Tokens</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Audience of the token</source>
        <translation>Audience des Tokens</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Unique ID of the token</source>
        <translation>Eindeutige ID des Tokens</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>RSA signature with SHA-256</source>
        <translation>RSA-Signatur mit SHA-256</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>RSA signature with SHA-384</source>
        <translation>RSA-Signatur mit SHA-384</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>RSA signature with SHA-512</source>
        <translation>RSA-Signatur mit SHA-512</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>RSA-PSS signature with SHA-256</source>
        <translation>RSA-PSS-Signatur mit SHA-256</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>ECDSA signature with P-256 and SHA-256</source>
        <translation>ECDSA-Signatur mit P-256 und SHA-256</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>HMAC with SHA-256 and a shared secret</source>
        <translation>HMAC mit SHA-256 und einem Shared Secret</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Content key encrypted with RSA-OAEP and SHA-1</source>
        <translation>Inhaltsschlüssel, verschlüsselt mit RSA-OAEP und SHA-1</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Content key encrypted with RSA-OAEP and SHA-256</source>
        <translation>Inhaltsschlüssel, verschlüsselt mit RSA-OAEP und SHA-256</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Not signed: never accept it</source>
        <translation>Nicht signiert: nie annehmen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The certificate is valid only from {start} on. Is this computer’s clock right?</source>
        <translation>Das Zertifikat gilt erst ab {start}. Geht die Uhr dieses Rechners richtig?</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The certificate ended on {end}. Make a new P12 in the Business Center.</source>
        <translation>Das Zertifikat endete am {end}. Erzeugen Sie im Business Center eine neue P12-Datei.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/p12.py"/>
        <source>{n} days left</source>
        <extracomment>For one: {n} day left</extracomment>
        <translation>
            <numerusform>noch {n} Tag</numerusform>
            <numerusform>noch {n} Tage</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>less than a day left</source>
        <translation>noch weniger als ein Tag</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The certificate ends on {end}, {left}. Make a new P12 in time.</source>
        <translation>Das Zertifikat endet am {end}, {left}. Erzeugen Sie rechtzeitig eine neue P12-Datei.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>Its RSA key has only {n} bits; {least} are considered safe. Make a new P12 in the Business Center.</source>
        <translation>Sein RSA-Schlüssel hat nur {n} Bit; als sicher gelten {least}. Erzeugen Sie im Business Center ein neues P12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>Valid until {end}, {left}.</source>
        <translation>Gültig bis {end}, {left}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>This is a Java key store, not a P12. Convert it: keytool -importkeystore -srckeystore FILE -destkeystore new.p12 -deststoretype PKCS12</source>
        <translation>Das ist ein Java-Keystore, kein P12. Wandeln Sie ihn um: keytool -importkeystore -srckeystore FILE -destkeystore new.p12 -deststoretype PKCS12</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>This is a certificate without its private key, not a P12. Choose the .p12 file of this key.</source>
        <translation>Das ist ein Zertifikat ohne seinen privaten Schlüssel, kein P12. Wählen Sie die .p12-Datei dieses Schlüssels.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>This is a private key without its certificate, not a P12. Make one: openssl pkcs12 -export -inkey KEY -in CERTIFICATE -out new.p12</source>
        <translation>Das ist ein privater Schlüssel ohne sein Zertifikat, kein P12. Erzeugen Sie eines: openssl pkcs12 -export -inkey KEY -in CERTIFICATE -out new.p12</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>This is a public key, not a P12. Choose the .p12 file, which holds the private key.</source>
        <translation>Das ist ein öffentlicher Schlüssel, kein P12. Wählen Sie die .p12-Datei, die den privaten Schlüssel enthält.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>These are certificates (PKCS #7) without a private key, not a P12. Choose the .p12 file of this key.</source>
        <translation>Das sind Zertifikate (PKCS #7) ohne privaten Schlüssel, kein P12. Wählen Sie die .p12-Datei dieses Schlüssels.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>This is a PEM file with a private key and a certificate, not a P12. Make one: openssl pkcs12 -export -in FILE -out new.p12</source>
        <translation>Das ist eine PEM-Datei mit privatem Schlüssel und Zertifikat, kein P12. Erzeugen Sie eines: openssl pkcs12 -export -in FILE -out new.p12</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>This is a ZIP archive, not a P12. Unpack it and choose the .p12 file inside.</source>
        <translation>Das ist ein ZIP-Archiv, kein P12. Entpacken Sie es und wählen Sie die .p12-Datei darin.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>This is JSON, not a P12. Choose the .p12 file from the Business Center.</source>
        <translation>Das ist JSON, kein P12. Wählen Sie die .p12-Datei aus dem Business Center.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>This is a web page or XML, not a P12. Download the .p12 file from the Business Center again.</source>
        <translation>Das ist eine Webseite oder XML, kein P12. Laden Sie die .p12-Datei noch einmal aus dem Business Center.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>The P12 file is empty.</source>
        <translation>Die P12-Datei ist leer.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>The P12 file is cut off: it has {n} of {size} bytes. Download it again.</source>
        <translation>Die P12-Datei ist abgeschnitten: Sie hat {n} von {size} Bytes. Laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>This is not a P12 file, or it is damaged.</source>
        <translation>Das ist keine P12-Datei, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_container.py"/>
        <source>The P12 asks for {n} rounds of key derivation, more than the {most} that are accepted. Export it again with the usual settings.</source>
        <translation>Das P12 verlangt {n} Runden der Schlüsselableitung, mehr als die {most}, die angenommen werden. Exportieren Sie es noch einmal mit den üblichen Einstellungen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>The P12 is encrypted in a way that is not supported ({kind}).</source>
        <translation>Das P12 ist auf eine Weise verschlüsselt, die nicht unterstützt wird ({kind}).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>The P12 needs its pass phrase.</source>
        <translation>Die P12-Datei braucht ihre Passphrase.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>The pass phrase does not open this file. If it is right, the file is damaged.</source>
        <translation>Die Passphrase öffnet diese Datei nicht. Wenn sie stimmt, ist die Datei beschädigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>The P12 has no private key. Download the P12 that was made with the key.</source>
        <translation>Das P12 hat keinen privaten Schlüssel. Laden Sie das P12, das mit dem Schlüssel erzeugt wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>The P12’s private key is not an RSA key. CyberSource accepts RSA keys only.</source>
        <translation>Der private Schlüssel des P12 ist kein RSA-Schlüssel. CyberSource nimmt nur RSA-Schlüssel an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>The P12 has the certificate of “{name}”, but not its private key.</source>
        <translation>Das P12 hat das Zertifikat von „{name}“, aber nicht seinen privaten Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>The P12 has no certificate for its private key.</source>
        <translation>Das P12 hat kein Zertifikat zu seinem privaten Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>The P12 belongs to {owners}, not to “{name}”.</source>
        <translation>Das P12 gehört {owners}, nicht „{name}“.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>The certificate’s subject has no serialNumber, by which CyberSource identifies keys.</source>
        <translation>Das Subject des Zertifikats hat keine serialNumber, an der CyberSource Schlüssel erkennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>the certificate’s own serial number</source>
        <translation>die eigene Seriennummer des Zertifikats</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>the certificate’s own serial number in hexadecimal</source>
        <translation>die eigene Seriennummer des Zertifikats, hexadezimal</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>the SHA-1 thumbprint</source>
        <translation>der SHA-1-Fingerabdruck</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>the SHA-256 thumbprint</source>
        <translation>der SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>the SHA-1 thumbprint in base64url</source>
        <translation>der SHA-1-Fingerabdruck in Base64url</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>the SHA-256 thumbprint in base64url</source>
        <translation>der SHA-256-Fingerabdruck in Base64url</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12_reader.py"/>
        <source>the common name</source>
        <translation>der Common Name</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Authorize</source>
        <translation>Autorisieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Sale</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Sale and save card</source>
        <translation>Verkauf und Karte speichern</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Reserves the amount. Capture it later with a second request.</source>
        <translation>Reserviert den Betrag. Eine zweite Anfrage bucht ihn später.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Authorizes and captures the amount in one request (capture: true).</source>
        <translation>Autorisiert und bucht den Betrag in einer Anfrage (capture: true).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Authorizes and captures the amount, and creates TMS tokens of the card for later payments (TOKEN_CREATE).</source>
        <translation>Autorisiert und bucht den Betrag und erzeugt TMS-Token der Karte für spätere Zahlungen (TOKEN_CREATE).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Authorized, held for review</source>
        <translation>Autorisiert, zur Prüfung angehalten</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Authorized</source>
        <translation>Autorisiert</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>The authorization exists. Decision Manager holds the order until someone accepts or rejects it.</source>
        <translation>Die Autorisierung besteht. Decision Manager hält die Bestellung an, bis jemand sie annimmt oder ablehnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>The bank has approved the amount.</source>
        <translation>Die Bank hat den Betrag genehmigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>Not processed ({status})</source>
        <translation>Nicht verarbeitet ({status})</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>tokenInformation.jti: the transient token has expired, belongs to another merchant, or was mistyped. Get a new one.</source>
        <translation>tokenInformation.jti: Das Transient Token ist abgelaufen, gehört einem anderen Händler oder wurde vertippt. Holen Sie ein neues.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>The answer gives no reason.</source>
        <translation>Die Antwort nennt keinen Grund.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>A payment takes a transient token, and this token is not one.</source>
        <translation>Eine Zahlung braucht ein Transient Token, und dieses Token ist keines.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/payment.py"/>
        <source>The transient token has no jti. Use the token itself.</source>
        <translation>Das Transient Token hat keine jti. Verwenden Sie das Token selbst.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/public_key.py"/>
        <source>The numbers n and e of the key do not form an RSA key.</source>
        <translation>Die Zahlen n und e des Schlüssels sind kein RSA-Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/redaction.py"/>
        <source>This contains what looks like a card number, so it is not stored.</source>
        <translation>Dieser Text sieht aus, als enthielte er eine Kartennummer, und wird deshalb nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/redaction.py"/>
        <source>This contains a secret or a signed token, so it is not stored.</source>
        <translation>Dieser Text enthält ein Geheimnis oder ein signiertes Token und wird deshalb nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/refusal.py"/>
        <source>The server answered {status} without a body.</source>
        <translation>Der Server antwortete {status} ohne Body.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/refusal.py"/>
        <source>The body has more than {count} arrays and nested objects.</source>
        <translation>Der Body hat mehr als {count} Arrays und verschachtelte Objekte.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>Card number</source>
        <translation>Kartennummer</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>Card with optional CVN and expiry</source>
        <translation>Karte mit optionaler Prüfnummer und Ablauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>Card and billing address</source>
        <translation>Karte und Rechnungsadresse</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>the body is one object, { … }</source>
        <translation>der Body ist ein einziges Objekt, { … }</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>{name} belongs to a Microform request; this is a request of the Flex API</source>
        <translation>{name} gehört zu einer Microform-Anfrage; dies ist eine Anfrage der Flex API</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>{name} is not part of this request; it has one member, "fields"</source>
        <translation>{name} gehört nicht zu dieser Anfrage; sie hat nur "fields"</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>"fields" is missing</source>
        <translation>"fields" fehlt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>"fields" is an object, { … }</source>
        <translation>"fields" ist ein Objekt, { … }</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>{name} is not the name of a field</source>
        <translation>{name} ist kein Name eines Felds</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>{name} is a group; name its fields in it</source>
        <translation>{name} ist eine Gruppe; nennen Sie darin ihre Felder</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>a field takes "required" only, not {name}</source>
        <translation>ein Feld nimmt nur "required", nicht {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>"required" is true or false</source>
        <translation>"required" ist true oder false</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>{name} appears twice here</source>
        <translation>{name} steht hier zweimal</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>{name} is a group; "required" belongs to its fields</source>
        <translation>{name} ist eine Gruppe; "required" gehört zu ihren Feldern</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request_body.py"/>
        <source>{name} is an object: {{}} or {{"required": false}}</source>
        <translation>{name} ist ein Objekt: {{}} oder {{"required": false}}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/signing_method.py"/>
        <source>JWT, shared secret</source>
        <translation>JWT, Shared Secret</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/signing_method.py"/>
        <source>HTTP Signature</source>
        <translation>HTTP Signature</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/signing_method.py"/>
        <source>JWT, P12 certificate</source>
        <translation>JWT, P12-Zertifikat</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/time_text.py"/>
        <source>a very long time</source>
        <translation>sehr langer Zeit</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/time_text.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/time_text.py"/>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/time_text.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/time_text.py"/>
        <source>{n} days {hours} h</source>
        <extracomment>For one: {n} day {hours} h</extracomment>
        <translation>
            <numerusform>{n} Tag {hours} h</numerusform>
            <numerusform>{n} Tagen {hours} h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/time_text.py"/>
        <source>{n} days</source>
        <extracomment>For one: {n} day</extracomment>
        <translation>
            <numerusform>{n} Tag</numerusform>
            <numerusform>{n} Tagen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/time_text.py"/>
        <source>beyond the calendar</source>
        <translation>jenseits des Kalenders</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The text has one part; a JWT has three, a JWE five, divided by dots.</source>
        <translation>Der Text hat einen Teil; ein JWT hat drei, ein JWE fünf, durch Punkte getrennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The text has two parts; a JWT has three, a JWE five, divided by dots.</source>
        <translation>Der Text hat zwei Teile; ein JWT hat drei, ein JWE fünf, durch Punkte getrennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The text has four parts; a JWT has three, a JWE five, divided by dots.</source>
        <translation>Der Text hat vier Teile; ein JWT hat drei, ein JWE fünf, durch Punkte getrennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>encrypted key</source>
        <translation>Encrypted Key</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>ciphertext</source>
        <translation>Ciphertext</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The token is longer than {size} KiB, which no token is.</source>
        <translation>Das Token ist länger als {size} KiB, und so lang ist kein Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>claims</source>
        <translation>Claims</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>header</source>
        <translation>Header</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The header is not a JSON object.</source>
        <translation>Der Header ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The text has {count} parts; a JWT has three, a JWE five, divided by dots.</source>
        <translation>Der Text hat {count} Teile; ein JWT hat drei, ein JWE fünf, durch Punkte getrennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>no letter or digit</source>
        <translation>weder Buchstabe noch Ziffer</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The {part} has a character that base64url lacks: {sign}</source>
        <translation>Der Teil „{part}“ hat ein Zeichen, das base64url nicht kennt: {sign}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The {part} is cut off: no base64url text has {count} characters.</source>
        <translation>Der Teil „{part}“ ist abgeschnitten: Kein Text in base64url hat {count} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The signature is cut off: it has {had} of {whole} bytes.</source>
        <translation>Die Signatur ist abgeschnitten: Sie hat {had} von {whole} Bytes.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The header is empty.</source>
        <translation>Der Header ist leer.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The header is not text in UTF-8.</source>
        <translation>Der Header ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The header is nested more than {levels} levels deep.</source>
        <translation>Der Header ist mehr als {levels} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The header has more than {count} values, which no token has.</source>
        <translation>Der Header hat mehr als {count} Werte, und so viele hat kein Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The header has more than {count} objects and arrays, which no token has.</source>
        <translation>Der Header hat mehr als {count} Objekte und Arrays, und so viele hat kein Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The header is not JSON: it breaks at character {place}.</source>
        <translation>Der Header ist kein JSON: Er bricht bei Zeichen {place} ab.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The header is not JSON: {why}</source>
        <translation>Der Header ist kein JSON: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The claims are empty.</source>
        <translation>Die Claims sind leer.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The claims are not text in UTF-8.</source>
        <translation>Die Claims sind kein Text in UTF-8.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The claims are nested more than {levels} levels deep.</source>
        <translation>Die Claims sind mehr als {levels} Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The claims have more than {count} values, which no token has.</source>
        <translation>Die Claims haben mehr als {count} Werte, und so viele hat kein Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The claims have more than {count} objects and arrays, which no token has.</source>
        <translation>Die Claims haben mehr als {count} Objekte und Arrays, und so viele hat kein Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The claims are not JSON: it breaks at character {place}.</source>
        <translation>Die Claims sind kein JSON: Sie brechen bei Zeichen {place} ab.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The claims are not JSON: {why}</source>
        <translation>Die Claims sind kein JSON: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>{word} is not a JSON value.</source>
        <translation>{word} ist kein JSON-Wert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>in the response</source>
        <translation>in der Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>in the request</source>
        <translation>in der Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>The text is longer than {size} MiB; no token is.</source>
        <translation>Der Text ist länger als {size} MiB; das ist kein Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>There is no text.</source>
        <translation>Es ist kein Text da.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>There is no token in the text; a JWT has three parts, a JWE five, divided by dots.</source>
        <translation>In dem Text ist kein Token; ein JWT hat drei Teile, ein JWE fünf, durch Punkte getrennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>The token is shortened: it has an ellipsis after {count} characters. Copy all of it.</source>
        <translation>Das Token ist gekürzt: Nach {count} Zeichen stehen Auslassungspunkte. Kopieren Sie es ganz.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>The token is in standard base64 (with +, / or =), so it was changed on its way. A token is in base64url, with - and _ and without =. Copy it from where it was received.</source>
        <translation>Das Token ist in Standard-Base64 (mit +, / oder =), wurde also unterwegs verändert. Ein Token ist in Base64url, mit - und _ und ohne =. Kopieren Sie es von dort, wo es empfangen wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>The token is cut off in its header, the first of three parts. Copy all of it.</source>
        <translation>Das Token ist in seinem Header, dem ersten von drei Teilen, abgeschnitten. Kopieren Sie es ganz.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token_search.py"/>
        <source>The token is cut off after {count} bytes of claims: the signature is missing. Copy all of it.</source>
        <translation>Das Token ist nach {count} Bytes der Claims abgeschnitten: Die Signatur fehlt. Kopieren Sie es ganz.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>This token is not a capture context. Card data is encrypted to a capture context.</source>
        <translation>Dieses Token ist kein Capture Context. Kartendaten werden für einen Capture Context verschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>The capture context does not list its fields, so it is unknown what to encrypt.</source>
        <translation>Der Capture Context zählt seine Felder nicht auf; es ist also unbekannt, was verschlüsselt werden soll.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>The capture context does not say where to send card data (flx.origin and flx.path).</source>
        <translation>Der Capture Context nennt nicht, wohin Kartendaten gesendet werden (flx.origin und flx.path).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>{origin} is not a known address of the Flex API. Card data is sent to the sandbox or the test host only.</source>
        <translation>{origin} ist keine bekannte Adresse der Flex API. Kartendaten gehen nur an die Sandbox oder den Test-Host.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>{origin} is production. FlexGUI encrypts test cards only, and never sends one to production. Get a context from the test environment.</source>
        <translation>{origin} ist Produktion. FlexGUI verschlüsselt nur Testkarten und sendet nie eine an die Produktion. Holen Sie einen Context aus der Testumgebung.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>Required fields without a value: {paths}.</source>
        <translation>Pflichtfelder ohne Wert: {paths}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>The capture context does not collect {paths}.</source>
        <translation>Der Capture Context erfasst {paths} nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>The fields of the capture context contradict each other at {path}.</source>
        <translation>Die Felder des Capture Contexts widersprechen einander bei {path}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>The token does not show the card number.</source>
        <translation>Das Token zeigt die Kartennummer nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>{mask}, the card that was encrypted.</source>
        <translation>{mask}, die verschlüsselte Karte.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>The token shows {mask}, which is another card.</source>
        <translation>Das Token zeigt {mask}, eine andere Karte.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/tokenization.py"/>
        <source>FlexGUI encrypts at most {most} fields, and these are {count}.</source>
        <translation>FlexGUI verschlüsselt höchstens {most} Felder, hier sind es {count}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/transient_id.py"/>
        <source>This is the ID (jti) of a transient token, not the token.</source>
        <translation>Das ist die ID (jti) eines Transient Tokens, nicht das Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/transient_id.py"/>
        <source>The token’s expiry is {when}, and the checksum is right.</source>
        <translation>Das Token läuft am {when} ab, und die Prüfsumme stimmt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/transient_id.py"/>
        <source>Its checksum is wrong: it was mistyped or changed.</source>
        <translation>Ihre Prüfsumme ist falsch: Sie wurde vertippt oder geändert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/transient_id.py"/>
        <source>Only the token itself can be verified: paste that.</source>
        <translation>Nur das Token selbst lässt sich prüfen: Fügen Sie es ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>invalid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>Without it, anyone may have written or changed the token.</source>
        <translation>Ohne sie kann jeder das Token geschrieben oder geändert haben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A signature proves only as much as the key it is checked with, so the key must be the service’s own.</source>
        <translation>Eine Signatur beweist nur so viel wie der Schlüssel, mit dem sie geprüft wird; er muss also der des Dienstes sein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A forger would choose a weak one, so the token’s own choice does not count.</source>
        <translation>Ein Fälscher würde einen schwachen wählen, deshalb zählt die Wahl des Tokens nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>expiry</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>The service refuses an expired token from any sender.</source>
        <translation>Der Dienst lehnt ein abgelaufenes Token ab, wer immer es sendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>not before</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A token from the future is refused, and a wrong clock breaks request signatures as well.</source>
        <translation>Ein Token aus der Zukunft wird abgelehnt, und eine falsche Uhr verdirbt auch die Signaturen von Anfragen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>members</source>
        <translation>Namen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>Parsers differ in which of two members of one name they take (RFC 7519, 4).</source>
        <translation>Parser nehmen von zwei gleichnamigen Einträgen verschiedene (RFC 7519, 4).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>It distinguishes a token of the Flex API from one that a shop made.</source>
        <translation>Er unterscheidet ein Token der Flex API von einem, das ein Shop erzeugt hat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>origin</source>
        <translation>Zieladresse</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>Card data is sent to this address, so it has to be the environment’s own.</source>
        <translation>An diese Adresse gehen Kartendaten, also muss sie die der Umgebung sein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>encryption data</source>
        <translation>Verschlüsselungsdaten</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>Card data is encrypted with the key in here, and the server recognises the context by its data.</source>
        <translation>Mit dem Schlüssel darin werden Kartendaten verschlüsselt, und an den Daten erkennt der Server den Kontext.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A field that is missing here cannot be captured; one too many lets others add data.</source>
        <translation>Ein Feld, das hier fehlt, kann nicht erfasst werden; eines zu viel lässt andere Daten hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>The key that proves this token is only as good as the context that brought it.</source>
        <translation>Der Schlüssel, der dieses Token beweist, taugt nur so viel wie der Kontext, der ihn brachte.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>Token and context must be of the same integration type.</source>
        <translation>Token und Context müssen von derselben Art der Integration sein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A payment without a required field is refused.</source>
        <translation>Eine Zahlung ohne ein Pflichtfeld wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>token ID</source>
        <translation>Token-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A payment request with a mistyped jti is answered with INVALID_DATA.</source>
        <translation>Eine Zahlung mit einer vertippten jti wird mit INVALID_DATA beantwortet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>issued</source>
        <translation>ausgestellt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>The service issues tokens only while their capture context is valid.</source>
        <translation>Der Dienst stellt Token nur aus, solange ihr Capture Context gültig ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A payment with this token charges the card that the token shows.</source>
        <translation>Eine Zahlung mit diesem Token belastet die Karte, die das Token zeigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>an empty text</source>
        <translation>ein leerer Text</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>A capture context is signed with {usual}, this one says {found}.</source>
        <translation>Ein Capture Context ist mit {usual} signiert, dieser sagt: {found}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>A transient token is signed with {usual}, this one says {found}.</source>
        <translation>Ein Transient Token ist mit {usual} signiert, dieses sagt: {found}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>A token of the Flex API is signed with {usual}, this one says {found}.</source>
        <translation>Ein Token der Flex API ist mit {usual} signiert, dieses sagt: {found}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The signature of its capture context was not checked.</source>
        <translation>Die Signatur seines Capture Contexts wurde nicht geprüft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Its capture context is genuine.</source>
        <translation>Sein Capture Context ist echt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Of its capture context: {reason}</source>
        <translation>Zu seinem Capture Context: {reason}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token is encrypted; it holds no signature.</source>
        <translation>Das Token ist verschlüsselt; es enthält keine Signatur.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token holds no signature.</source>
        <translation>Das Token enthält keine Signatur.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The signature ends with bits that no signer writes: it was changed on its way.</source>
        <translation>Die Signatur endet mit Bits, die kein Unterzeichner schreibt: Sie wurde unterwegs geändert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>It can only be checked with the secret that signed it.</source>
        <translation>Es lässt sich nur mit dem Secret prüfen, das es signiert hat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token says {found}; only {usual} can be checked with a key.</source>
        <translation>Das Token sagt: {found}; mit einem Schlüssel lässt sich nur {usual} prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header demands extensions (crit) that are not known here; such a token is refused.</source>
        <translation>Der Header verlangt Erweiterungen (crit), die hier nicht bekannt sind; ein solches Token wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header says that the claims are not in base64url (b64), which no JWT may.</source>
        <translation>Der Header sagt, dass die Claims nicht in Base64url stehen (b64), was kein JWT darf.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>the given key</source>
        <translation>der angegebene Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token was not signed with {key}, or it was changed on its way.</source>
        <translation>Das Token wurde nicht mit {key} signiert, oder es wurde unterwegs geändert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The signature fits {key}, but the header names no key.</source>
        <translation>Die Signatur passt zu {key}, aber der Header nennt keinen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The signature fits {key}, but the header names key {kid}.</source>
        <translation>Die Signatur passt zu {key}, aber der Header nennt Schlüssel „{kid}“.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Signed with {key}; nothing was changed since.</source>
        <translation>Mit {key} signiert; seither wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>It can only be checked with the shared secret, and none was given.</source>
        <translation>Es lässt sich nur mit dem Shared Secret prüfen, und es wurde keines angegeben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The given shared secret is not base64.</source>
        <translation>Das angegebene Shared Secret ist kein Base64.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Signed with the shared secret; nothing was changed since.</source>
        <translation>Mit dem Shared Secret signiert; seither wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token was not signed with this shared secret, or it was changed on its way.</source>
        <translation>Das Token wurde nicht mit diesem Shared Secret signiert, oder es wurde unterwegs geändert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token is encrypted with a key that only the server has.</source>
        <translation>Das Token ist mit einem Schlüssel verschlüsselt, den nur der Server hat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names a key more than once.</source>
        <translation>Der Header nennt mehr als einmal einen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token names the key {kid}.</source>
        <translation>Das Token nennt den Schlüssel „{kid}“.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token names no key.</source>
        <translation>Das Token nennt keinen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The given shared secret fits.</source>
        <translation>Das angegebene Shared Secret passt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names no key, and it is not known who signs such tokens.</source>
        <translation>Der Header nennt keinen Schlüssel, und wer solche Token signiert, ist nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The embedded certificate (x5c) alone proves nothing.</source>
        <translation>Das eingebettete Zertifikat (x5c) beweist allein nichts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names no key; the service always names one.</source>
        <translation>Der Header nennt keinen Schlüssel; der Dienst nennt immer einen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names key {kid}; the available key has no ID{place}.</source>
        <translation>Der Header nennt den Schlüssel „{kid}“; der verfügbare Schlüssel hat keine ID{place}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names key {kid}; the available key is {held}{place}.</source>
        <translation>Der Header nennt den Schlüssel „{kid}“; verfügbar ist der Schlüssel „{held}“{place}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Key {kid}, RSA {bits} bit{place}.</source>
        <translation>Schlüssel „{kid}“, RSA {bits} Bit{place}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>, from {origin}</source>
        <translation>, aus {origin}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>, fetched {when}</source>
        <translation>, geholt {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>It is checked with the key inside its capture context, which is not available.</source>
        <translation>Geprüft wird es mit dem Schlüssel in seinem Capture Context, der nicht verfügbar ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Key {kid} is not available.</source>
        <translation>Der Schlüssel „{kid}“ ist nicht verfügbar.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>No key is available.</source>
        <translation>Kein Schlüssel verfügbar.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names an algorithm more than once.</source>
        <translation>Der Header nennt mehr als einmal einen Algorithmus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Encrypted with {alg} and {enc}.</source>
        <translation>Verschlüsselt mit {alg} und {enc}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names no algorithm.</source>
        <translation>Der Header nennt keinen Algorithmus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>{alg}, which requests are signed with.</source>
        <translation>{alg}, womit Anfragen signiert werden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>{alg}, the only accepted algorithm.</source>
        <translation>{alg}, der einzige angenommene Algorithmus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>{alg} cannot be checked here; HS256 and RS256 are usual.</source>
        <translation>{alg} lässt sich hier nicht prüfen; üblich sind HS256 und RS256.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>{alg}; which one such a token should have is not known here.</source>
        <translation>{alg}; welchen ein solches Token haben soll, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>A shop may have signed the claims again.</source>
        <translation>Ein Shop hat die Claims möglicherweise neu signiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Issued {when}, {ahead} from now{clock}.</source>
        <translation>Ausgestellt {when}, erst in {ahead}{clock}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>One of the clocks is wrong.</source>
        <translation>Eine der Uhren geht falsch.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token is encrypted; when it expires cannot be read.</source>
        <translation>Das Token ist verschlüsselt; wann es abläuft, ist nicht zu lesen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The claims name exp more than once.</source>
        <translation>Die Claims nennen exp mehr als einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The claims do not say when the token expires.</source>
        <translation>Die Claims sagen nicht, wann das Token abläuft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The claim exp is not a usable number: {found}.</source>
        <translation>Der Claim exp ist keine brauchbare Zahl: {found}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Ended {when}, {past} ago{clock}.</source>
        <translation>Endete {when}, vor {past}{clock}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Expires {when}, in {left}{clock}.</source>
        <translation>Läuft {when} ab, in {left}{clock}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The claims name nbf more than once.</source>
        <translation>Die Claims nennen nbf mehr als einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The claim nbf is not a usable number: {found}.</source>
        <translation>Der Claim nbf ist keine brauchbare Zahl: {found}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Not valid before {when}, in {left}{clock}.</source>
        <translation>Nicht gültig vor {when}, in {left}{clock}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>In force since {when}{clock}.</source>
        <translation>Gilt seit {when}{clock}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>, by the server’s clock, which is {skew} ahead of this computer</source>
        <translation>, nach der Uhr des Servers, die gegenüber diesem Rechner einen Vorsprung von {skew} hat</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>, by the server’s clock, which is {skew} behind this computer</source>
        <translation>, nach der Uhr des Servers, die gegenüber diesem Rechner einen Rückstand von {skew} hat</translation>
    </message>
    <message>
        <location filename="../../flexgui/given_key.py"/>
        <source>{file} cannot be used as a key: {why}</source>
        <translation>{file} ist als Schlüssel nicht verwendbar: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/given_key.py"/>
        <source>None of the {count} keys of the set has the ID that the token names.</source>
        <translation>Keiner der {count} Schlüssel des Satzes hat die ID, die das Token nennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history/codec.py"/>
        <source>This has more than {size} KiB, so it is not stored in the history.</source>
        <translation>Das sind mehr als {size} KiB, deshalb wird es nicht im Verlauf gespeichert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history/codec.py"/>
        <source>This history entry is damaged or has an unknown format.</source>
        <translation>Dieser Eintrag im Verlauf ist beschädigt oder hat ein unbekanntes Format.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history/store.py"/>
        <source>This entry was deleted in another window.</source>
        <translation>Dieser Eintrag wurde in einem anderen Fenster gelöscht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history/store.py"/>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history/store.py"/>
        <source>The history is damaged and could not be moved.</source>
        <translation>Der Verlauf ist beschädigt und konnte nicht verschoben werden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history/store.py"/>
        <source>The history is damaged. It was renamed to {name}, and a new history was started.</source>
        <translation>Der Verlauf ist beschädigt. Er wurde in {name} umbenannt, und ein neuer wurde begonnen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history/store.py"/>
        <source>The history could not be used: {why}. ({path})</source>
        <translation>Der Verlauf ließ sich nicht benutzen: {why}. ({path})</translation>
    </message>
    <message>
        <location filename="../../flexgui/history/store.py"/>
        <source>a table is missing</source>
        <translation>eine Tabelle fehlt</translation>
    </message>
    <message>
        <location filename="../../flexgui/history/store.py"/>
        <source>The history was written by a newer FlexGUI. Update FlexGUI to see it.</source>
        <translation>Der Verlauf wurde von einem neueren FlexGUI geschrieben. Aktualisieren Sie FlexGUI, um ihn zu sehen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/json_file.py"/>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <location filename="../../flexgui/json_file.py"/>
        <source>The disk quota is used up</source>
        <translation>Das Kontingent auf dem Datenträger ist aufgebraucht</translation>
    </message>
    <message>
        <location filename="../../flexgui/json_file.py"/>
        <source>The disk is read-only</source>
        <translation>Der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <location filename="../../flexgui/json_file.py"/>
        <source>The folder may not be written to</source>
        <translation>In den Ordner darf nicht geschrieben werden</translation>
    </message>
    <message>
        <location filename="../../flexgui/json_file.py"/>
        <source>{name} could not be read: {why}. ({path})</source>
        <translation>{name} ließ sich nicht lesen: {why}. ({path})</translation>
    </message>
    <message>
        <location filename="../../flexgui/json_file.py"/>
        <source>It could not be written</source>
        <translation>Das Schreiben gelang nicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/json_file.py"/>
        <source>{why}: {name} was not saved. ({path})</source>
        <translation>{why}: {name} wurde nicht gespeichert. ({path})</translation>
    </message>
    <message>
        <location filename="../../flexgui/profile_credentials.py"/>
        <source>{path} has changed since it was chosen. Choose it again if the change is yours.</source>
        <translation>{path} hat sich geändert, seit die Datei gewählt wurde. Wählen Sie sie noch einmal, wenn die Änderung von Ihnen ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/connection_json.py"/>
        <source>The JSON has no {names}.</source>
        <translation>Dem JSON fehlt {names}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/connection_json.py"/>
        <source>This is not the JSON of a sandbox. Copy what “flexgui sandbox --json” prints.</source>
        <translation>Das ist nicht das JSON einer Sandbox. Kopieren Sie, was „flexgui sandbox --json“ ausgibt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>Merchant ID</source>
        <translation>Merchant-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>Portfolio ID</source>
        <translation>Portfolio-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>Key ID</source>
        <translation>Key-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>Shared secret</source>
        <translation>Shared Secret</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>P12 file</source>
        <translation>P12-Datei</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>Pass phrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>No P12 file is chosen.</source>
        <translation>Es ist keine P12-Datei gewählt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>A profile needs a name.</source>
        <translation>Ein Profil braucht einen Namen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/draft.py"/>
        <source>This looks like a shared secret. Do not put it into the name, which is shown and exported.</source>
        <translation>Das sieht wie ein Shared Secret aus. Schreiben Sie es nicht in den Namen, der angezeigt und exportiert wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/profile.py"/>
        <source>Local sandbox</source>
        <translation>Lokale Sandbox</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/profile.py"/>
        <source>No pass phrase is kept for “{profile}” and this environment. Enter it in the profile.</source>
        <translation>Für „{profile}“ und diese Umgebung ist keine Passphrase hinterlegt. Geben Sie sie im Profil ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/profile.py"/>
        <source>No shared secret is kept for “{profile}” and this environment. Enter it in the profile.</source>
        <translation>Für „{profile}“ und diese Umgebung ist kein Shared Secret hinterlegt. Geben Sie es im Profil ein.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/profiles/store.py"/>
        <source>{n} profiles could not be read and were left out.</source>
        <extracomment>For one: One profile could not be read and was left out.</extracomment>
        <translation>
            <numerusform>Ein Profil ließ sich nicht lesen und wurde weggelassen.</numerusform>
            <numerusform>{n} Profile ließen sich nicht lesen und wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/store.py"/>
        <source>A copy of the file is kept as {name}.</source>
        <translation>Eine Kopie der Datei ist als {name} aufgehoben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/store.py"/>
        <source>This file is not an export of profiles: it is not JSON.</source>
        <translation>Diese Datei ist kein Export von Profilen: Sie ist kein JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/store.py"/>
        <source>This file is not an export of profiles.</source>
        <translation>Diese Datei ist kein Export von Profilen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/store.py"/>
        <source>This export was made by a newer FlexGUI. Update FlexGUI to read it.</source>
        <translation>Dieser Export stammt von einem neueren FlexGUI. Aktualisieren Sie FlexGUI, um ihn zu lesen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/store.py"/>
        <source>Profile {number} of this file has no name or no known environment.</source>
        <translation>Profil {number} dieser Datei hat keinen Namen oder keine bekannte Umgebung.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles/store.py"/>
        <source>Profile “{profile}” of this file: {why}</source>
        <translation>Profil „{profile}“ dieser Datei: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>the sandbox at {host}</source>
        <translation>die Sandbox unter {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>No sandbox of yours at {host} has a key {kid}.</source>
        <translation>Keine Ihrer Sandboxes unter {host} hat einen Schlüssel „{kid}“.</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>Key {kid} could not be fetched: {why}</source>
        <translation>Schlüssel „{kid}“ konnte nicht geholt werden: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>Key {kid} could not be fetched: the server answered {status}.</source>
        <translation>Schlüssel „{kid}“ konnte nicht geholt werden: Der Server antwortete {status}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>Key {kid} could not be read: {why}</source>
        <translation>Schlüssel „{kid}“ konnte nicht gelesen werden: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>Its capture context brings no key.</source>
        <translation>Sein Capture Context bringt keinen Schlüssel mit.</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>flx.jwk of its capture context</source>
        <translation>flx.jwk seines Capture Contexts</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>The key of its capture context cannot be used: {why}</source>
        <translation>Der Schlüssel seines Capture Contexts ist nicht zu gebrauchen: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>The token does not say which environment it is from. Choose the environment, or give a key.</source>
        <translation>Das Token nennt nicht, aus welcher Umgebung es ist. Wählen Sie die Umgebung, oder geben Sie einen Schlüssel an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/public_keys.py"/>
        <source>The token says that it is from {address}, which is neither CyberSource nor a running sandbox of yours. If you trust that server, choose a profile with this address (on the command line --profile or FLEXGUI_BASE_URL), or give its key.</source>
        <translation>Das Token nennt {address} als Herkunft, und das ist weder CyberSource noch eine laufende Sandbox von Ihnen. Wenn Sie diesem Server vertrauen, wählen Sie ein Profil mit dieser Adresse (auf der Kommandozeile --profile oder FLEXGUI_BASE_URL), oder geben Sie seinen Schlüssel an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bash_words.py"/>
        <source>The command uses the variable {name}, whose value is not in the text. Replace it with its value; echo before the command prints the command with all values.</source>
        <translation>Der Befehl verwendet die Variable {name}, deren Wert nicht im Text steht. Setzen Sie den Wert ein; echo vor dem Befehl gibt ihn mit seinen Werten aus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bash_words.py"/>
        <source>The text ends before {mark}, the end of the input. Copy the whole command.</source>
        <translation>Der Text endet vor {mark}, dem Ende der Eingabe. Kopieren Sie den ganzen Befehl.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bash_words.py"/>
        <source>The command ends with a backslash: the next lines are missing. Copy all of it.</source>
        <translation>Der Befehl endet mit einem Backslash: Die nächsten Zeilen fehlen. Kopieren Sie alles.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bash_words.py"/>
        <source>The command reads the file {file}, which is not opened. Put its content in place of it.</source>
        <translation>Der Befehl liest die Datei {file}, die nicht geöffnet wird. Setzen Sie ihren Inhalt dafür ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bash_words.py"/>
        <source>The text has a pipe (|), and no program is run. Paste the curl command alone, without the pipe.</source>
        <translation>Der Text hat eine Pipe (|), und es wird kein Programm ausgeführt. Fügen Sie nur den curl-Befehl ein, ohne die Pipe.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bash_words.py"/>
        <source>The text has a bracket that belongs to a script. Paste the curl command alone.</source>
        <translation>Der Text hat eine Klammer, die zu einem Skript gehört. Fügen Sie nur den curl-Befehl ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bash_words.py"/>
        <source>The command is cut off: the quote in line {n} is not closed. Copy the whole command.</source>
        <translation>Der Befehl ist abgeschnitten: Das Anführungszeichen in Zeile {n} ist nicht geschlossen. Kopieren Sie den ganzen Befehl.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bash_words.py"/>
        <source>The command has {form}, which runs a program, and nothing is run here. Put its result in place of it.</source>
        <translation>Der Befehl hat {form}, was ein Programm ausführt, und hier wird nichts ausgeführt. Setzen Sie das Ergebnis dafür ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bruno.py"/>
        <source>The .bru file has no request, or is cut off. Copy the file with its block, as in post { url: … }.</source>
        <translation>Die .bru-Datei hat keine Anfrage oder ist abgeschnitten. Kopieren Sie die Datei mit ihrem Block, wie in post { url: … }.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/bruno.py"/>
        <source>A script runs before this request and may sign or change it; scripts are not run.</source>
        <translation>Vor dieser Anfrage läuft ein Skript, das sie signieren oder ändern kann; Skripte werden nicht ausgeführt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/cmd_words.py"/>
        <source>The text has {sign}, and no program is run. Paste the curl command alone.</source>
        <translation>Der Text hat {sign}, und es wird kein Programm ausgeführt. Fügen Sie nur den curl-Befehl ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/cmd_words.py"/>
        <source>The command ends with ^: the next lines are missing. Copy all of it.</source>
        <translation>Der Befehl endet mit ^: Die nächsten Zeilen fehlen. Kopieren Sie alles.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/cmd_words.py"/>
        <source>The command is cut off: a quote is not closed. Copy the whole command.</source>
        <translation>Der Befehl ist abgeschnitten: Ein Anführungszeichen ist nicht geschlossen. Kopieren Sie den ganzen Befehl.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl.py"/>
        <source>{word} is not a curl command. Paste a command that begins with curl.</source>
        <translation>{word} ist kein curl-Befehl. Fügen Sie einen Befehl ein, der mit curl beginnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl.py"/>
        <source>There is no command in the text. Paste a command that begins with curl.</source>
        <translation>Im Text steht kein Befehl. Fügen Sie einen Befehl ein, der mit curl beginnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl.py"/>
        <source>A line begins with an option, but the line before it has no backslash at its end. Add the backslash.</source>
        <translation>Eine Zeile beginnt mit einer Option, aber die Zeile davor hat am Ende keinen Backslash. Ergänzen Sie ihn.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl.py"/>
        <source>The text holds {n} curl commands, {cybersource} of them for CyberSource. Paste one of them.</source>
        <translation>Der Text enthält {n} curl-Befehle, davon {cybersource} für CyberSource. Fügen Sie einen davon ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl.py"/>
        <source>The command has no URL. Copy the whole command, up to the last line.</source>
        <translation>Der Befehl hat keine URL. Kopieren Sie den ganzen Befehl, bis zur letzten Zeile.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl.py"/>
        <source>The command has {n} URLs. Check its quotes, or paste one request.</source>
        <translation>Der Befehl hat {n} URLs. Prüfen Sie seine Anführungszeichen, oder fügen Sie eine Anfrage ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl.py"/>
        <source>The command reads its body from the input, which is not in the text. Put the body in --data-raw '…'.</source>
        <translation>Der Befehl liest seinen Body aus der Eingabe, die nicht im Text steht. Setzen Sie den Body in --data-raw '…'.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl_options.py"/>
        <source>The command is cut off: {option} has no value. Copy the whole command.</source>
        <translation>Der Befehl ist abgeschnitten: {option} hat keinen Wert. Kopieren Sie den ganzen Befehl.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl_options.py"/>
        <source>The command sends a form in parts (multipart), which the Flex API does not take. Send JSON with --data-raw.</source>
        <translation>Der Befehl sendet ein Formular in Teilen (multipart), das die Flex API nicht nimmt. Senden Sie JSON mit --data-raw.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl_options.py"/>
        <source>The command makes several requests (--next). Paste one of them.</source>
        <translation>Der Befehl stellt mehrere Anfragen (--next). Fügen Sie eine davon ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl_options.py"/>
        <source>The command reads the file {file}, which is not opened. Put its content in place of it, as in --data-raw '…'.</source>
        <translation>Der Befehl liest die Datei {file}, die nicht geöffnet wird. Setzen Sie ihren Inhalt dafür ein, wie in --data-raw '…'.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/curl_verbose.py"/>
        <source>The text holds {n} requests of curl. Paste one of them, from &gt; POST to the end of its answer.</source>
        <translation>Der Text enthält {n} Anfragen von curl. Fügen Sie eine davon ein, von &gt; POST bis zum Ende ihrer Antwort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/fetch.py"/>
        <source>The text calls fetch {n} times. Paste one of the calls.</source>
        <translation>Der Text ruft fetch {n}-mal auf. Fügen Sie einen der Aufrufe ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/fetch.py"/>
        <source>fetch takes a URL and an object of options. Copy the whole call.</source>
        <translation>fetch nimmt eine URL und ein Objekt mit Optionen. Kopieren Sie den ganzen Aufruf.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/fetch.py"/>
        <source>The body is what JSON.stringify makes of the object in the code; the program may have sent another.</source>
        <translation>Der Body ist das, was JSON.stringify aus dem Objekt im Code macht; das Programm hat möglicherweise etwas anderes gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/fetch.py"/>
        <source>The body of fetch is not a text. Put the JSON text there that was sent, as in body: '{…}'.</source>
        <translation>Der Body von fetch ist kein Text. Setzen Sie den gesendeten JSON-Text ein, wie in body: '{…}'.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/har.py"/>
        <source>The HAR file has no request to a host of CyberSource among its {n}. Record the failing request and export again; a request that a server sends is not in a browser’s archive.</source>
        <translation>Die HAR-Datei hat unter ihren {n} keine Anfrage an einen Host von CyberSource. Zeichnen Sie die fehlgeschlagene Anfrage auf und exportieren Sie noch einmal; eine Anfrage, die ein Server sendet, steht nicht im Archiv eines Browsers.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/har.py"/>
        <source>The entries of the HAR file are not requests. Export the archive again.</source>
        <translation>Die Einträge der HAR-Datei sind keine Anfragen. Exportieren Sie das Archiv noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/har.py"/>
        <source>There is neither a Signature nor an Authorization header. Browsers leave them out unless the archive is exported with sensitive data; export it so, or the signature cannot be checked.</source>
        <translation>Es gibt keinen Signature- und keinen Authorization-Header. Browser lassen sie weg, wenn das Archiv nicht mit sensiblen Daten exportiert wird; exportieren Sie es so, sonst lässt sich die Signatur nicht prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/har.py"/>
        <source>The archive has the body as form fields, not as the text that was sent.</source>
        <translation>Das Archiv hat den Body als Formularfelder, nicht als den gesendeten Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/har.py"/>
        <source>The archive says that the body had {sent} bytes, and has {found}.</source>
        <translation>Das Archiv sagt, dass der Body {sent} Bytes hatte, und hat {found}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/head.py"/>
        <source>Line {n} is not a header: {line}. Headers are written as Name: value, and an empty line comes before the body.</source>
        <translation>Zeile {n} ist kein Header: {line}. Header stehen als Name: Wert, und vor dem Body steht eine leere Zeile.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/head.py"/>
        <source>The response has no status line. Add it as the first line, e.g. HTTP/1.1 401 Unauthorized.</source>
        <translation>Die Antwort hat keine Statuszeile. Ergänzen Sie sie als erste Zeile, z. B. HTTP/1.1 401 Unauthorized.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/http_client_debug.py"/>
        <source>The output of http.client does not begin with a request. Copy it from the line send: b'POST … on.</source>
        <translation>Die Ausgabe von http.client beginnt nicht mit einer Anfrage. Kopieren Sie sie ab der Zeile send: b'POST …</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/http_client_debug.py"/>
        <source>A send: line of http.client is damaged. Copy the output again, up to the end of the answer.</source>
        <translation>Eine send:-Zeile von http.client ist beschädigt. Kopieren Sie die Ausgabe noch einmal, bis zum Ende der Antwort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/http_file.py"/>
        <source>The file has no request. It begins with a line as in POST https://…/flex/v2/sessions.</source>
        <translation>Die Datei hat keine Anfrage. Sie beginnt mit einer Zeile wie POST https://…/flex/v2/sessions.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/http_file.py"/>
        <source>The body is in the file {file}, which is not opened. Put its content there to check the digest.</source>
        <translation>Der Body steht in der Datei {file}, die nicht geöffnet wird. Setzen Sie ihren Inhalt dort ein, um den Digest zu prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/httpie.py"/>
        <source>The text holds {n} commands. Paste one of them.</source>
        <translation>Der Text enthält {n} Befehle. Fügen Sie einen davon ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/httpie.py"/>
        <source>The command sends a form, which the Flex API does not take. Send JSON.</source>
        <translation>Der Befehl sendet ein Formular, das die Flex API nicht nimmt. Senden Sie JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/httpie.py"/>
        <source>{item} is not an item of HTTPie such as Name:value or name=value. Check the quotes.</source>
        <translation>{item} ist kein Element von HTTPie, wie in Name:Wert oder Name=Wert. Prüfen Sie die Anführungszeichen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/httpie.py"/>
        <source>The command reads the file {file}, which is not opened. Put its content in --raw '…'.</source>
        <translation>Der Befehl liest die Datei {file}, die nicht geöffnet wird. Setzen Sie ihren Inhalt in --raw '…'.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/httpie.py"/>
        <source>The value of {name} is not JSON. Check the quotes, or copy the whole command.</source>
        <translation>Der Wert von {name} ist kein JSON. Prüfen Sie die Anführungszeichen, oder kopieren Sie den ganzen Befehl.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/httpie.py"/>
        <source>The body is the JSON that HTTPie makes of the items; http --verbose --offline prints the exact bytes.</source>
        <translation>Der Body ist das JSON, das HTTPie aus den Elementen macht; http --verbose --offline gibt die genauen Bytes aus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/js_literal.py"/>
        <source>The text is nested more deeply than any request. Paste the request alone.</source>
        <translation>Der Text ist tiefer verschachtelt als jede Anfrage. Fügen Sie nur die Anfrage ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/js_literal.py"/>
        <source>The code uses {name}, whose value is not in the text. Put the value in place of it, or copy the request from the browser’s network tab.</source>
        <translation>Der Code verwendet {name}, dessen Wert nicht im Text steht. Setzen Sie den Wert ein, oder kopieren Sie die Anfrage aus der Netzwerkanalyse des Browsers.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/js_literal.py"/>
        <source>The code is cut off. Copy the whole call, up to its last bracket.</source>
        <translation>Der Code ist abgeschnitten. Kopieren Sie den ganzen Aufruf, bis zu seiner letzten Klammer.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/js_literal.py"/>
        <source>The code has a template with ${…}, whose value is not in the text. Put the value in place of it.</source>
        <translation>Der Code hat eine Vorlage mit ${…}, deren Wert nicht im Text steht. Setzen Sie den Wert ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/js_literal.py"/>
        <source>This part of the code cannot be read: {part}. Put its value there.</source>
        <translation>Dieser Teil des Codes ist nicht lesbar: {part}. Setzen Sie dort seinen Wert ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/json_text.py"/>
        <source>The text holds more than {n} JSON values. Copy only the request.</source>
        <translation>Der Text enthält mehr als {n} JSON-Werte. Kopieren Sie nur die Anfrage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/json_text.py"/>
        <source>The JSON cannot be read from line {line}, column {column} on. It may be cut off: copy or export all of it.</source>
        <translation>Das JSON ist ab Zeile {line}, Spalte {column} nicht lesbar. Möglicherweise ist es abgeschnitten: Kopieren oder exportieren Sie alles.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/json_text.py"/>
        <source>The JSON has a number or a nesting that no request has. Copy only the request.</source>
        <translation>Das JSON hat eine Zahl oder eine Verschachtelung, die keine Anfrage hat. Kopieren Sie nur die Anfrage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/opencollection.py"/>
        <source>A script runs with this request and may sign or change it; scripts are not run.</source>
        <translation>Mit dieser Anfrage läuft ein Skript, das sie signieren oder ändern kann; Skripte werden nicht ausgeführt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/pasted.py"/>
        <source>The body of the request is a form or a file, which is not read. The Flex API takes JSON.</source>
        <translation>Der Body der Anfrage ist ein Formular oder eine Datei und wird nicht gelesen. Die Flex API nimmt JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/pasted.py"/>
        <source>The method of the request is not in the text.</source>
        <translation>Die Methode der Anfrage steht nicht im Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/pasted.py"/>
        <source>The address of the request is not in the text, and with it the host that is signed.</source>
        <translation>Die Adresse der Anfrage steht nicht im Text, und damit auch nicht der Host, der signiert wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/pasted.py"/>
        <source>The request body is not in the text, so the digest cannot be checked. Add the exact body to check it.</source>
        <translation>Der Body der Anfrage steht nicht im Text, also lässt sich der Digest nicht prüfen. Ergänzen Sie den genauen Body, um ihn zu prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/pasted.py"/>
        <source>The value of {header} is masked, so it cannot be checked. Copy the request from where it is shown whole.</source>
        <translation>Der Wert von {header} ist maskiert, lässt sich also nicht prüfen. Kopieren Sie die Anfrage von dort, wo sie vollständig ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/pasted.py"/>
        <source>The placeholder {name} has no value in the text. Put the value there, or add the environment file.</source>
        <translation>Der Platzhalter {name} hat im Text keinen Wert. Setzen Sie den Wert ein, oder ergänzen Sie die Umgebungsdatei.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/pasted.py"/>
        <source>{n} more placeholders have no value.</source>
        <translation>{n} weitere Platzhalter haben keinen Wert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/postman.py"/>
        <source>A script of Postman runs before this request and may sign or change it; scripts are not run. Copy what was sent from Postman’s console.</source>
        <translation>Vor dieser Anfrage läuft ein Skript von Postman, das sie signieren oder ändern kann; Skripte werden nicht ausgeführt. Kopieren Sie aus der Konsole von Postman, was gesendet wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>The text holds {n} web requests. Paste one of them.</source>
        <translation>Der Text enthält {n} Web-Anfragen. Fügen Sie eine davon ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>The command sends a file or a form (-InFile, -Form). Put the JSON in -Body '…' in place of it.</source>
        <translation>Der Befehl sendet eine Datei oder ein Formular (-InFile, -Form). Setzen Sie dafür das JSON in -Body '…'.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>The body is a hash table, which PowerShell sends as form fields. Send JSON text: -Body '{…}'.</source>
        <translation>Der Body ist eine Hashtabelle, die PowerShell als Formularfelder sendet. Senden Sie JSON-Text: -Body '{…}'.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>The command has no -Uri. Copy the whole command, up to the last line.</source>
        <translation>Der Befehl hat kein -Uri. Kopieren Sie den ganzen Befehl, bis zur letzten Zeile.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>Windows PowerShell 5.1 sends a body in ISO-8859-1, version 7 in UTF-8; UTF-8 is assumed here.</source>
        <translation>Windows PowerShell 5.1 sendet einen Body in ISO-8859-1, Version 7 in UTF-8; hier wird UTF-8 angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>The command is cut off: {option} has no value. Copy all of it.</source>
        <translation>Der Befehl ist abgeschnitten: {option} hat keinen Wert. Kopieren Sie alles.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>The command is cut off in a hash table @{…}. Copy the whole command.</source>
        <translation>Der Befehl ist in einer Hashtabelle @{…} abgeschnitten. Kopieren Sie den ganzen Befehl.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>The command has $(…), which runs a program, and nothing is run here. Put its result in its place.</source>
        <translation>Der Befehl hat $(…), was ein Programm ausführt, und hier wird nichts ausgeführt. Setzen Sie das Ergebnis dafür ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>The text has a pipe (|), and no program is run. Paste the command alone, without the pipe.</source>
        <translation>Der Text hat eine Pipe (|), und es wird kein Programm ausgeführt. Fügen Sie nur den Befehl ein, ohne die Pipe.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/powershell.py"/>
        <source>This part of the command cannot be read: {part}. Put its value there as text.</source>
        <translation>Dieser Teil des Befehls ist nicht lesbar: {part}. Setzen Sie dort seinen Wert als Text ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/python_sdk.py"/>
        <source>The log of the Python SDK has no request. Paste the exception too, from the status (401) on.</source>
        <translation>Das Log des Python-SDK hat keine Anfrage. Fügen Sie auch die Ausnahme ein, ab dem Status (401).</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/python_sdk.py"/>
        <source>The Python SDK’s exception and log leave out the signature and the digest. To check them, print the request as raw HTTP in RESTClientObject.POST of CyberSource/rest.py: POST and the URL, one header per line, an empty line, the body.</source>
        <translation>Ausnahme und Log des Python-SDK lassen Signatur und Digest weg. Um sie zu prüfen, geben Sie die Anfrage in RESTClientObject.POST von CyberSource/rest.py als rohes HTTP aus: POST und die URL, einen Header pro Zeile, eine leere Zeile, den Body.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/raw_http.py"/>
        <source>The text holds two requests. Paste one of them, with its answer if you have it.</source>
        <translation>Der Text enthält zwei Anfragen. Fügen Sie eine davon ein, mit ihrer Antwort, wenn Sie sie haben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/raw_http.py"/>
        <source>There is no empty line between the headers and the body; the body was taken from its first brace.</source>
        <translation>Zwischen Headern und Body steht keine leere Zeile; der Body wurde ab seiner ersten Klammer genommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>No response was recognised. Begin with its status line, e.g. HTTP/1.1 401 Unauthorized; curl -i prints it.</source>
        <translation>Es wurde keine Antwort erkannt. Beginnen Sie mit ihrer Statuszeile, z. B. HTTP/1.1 401 Unauthorized; curl -i gibt sie aus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>The text is longer than {n} kilobytes. Copy only the request that failed, or the last lines of a log.</source>
        <translation>Der Text ist länger als {n} Kilobyte. Kopieren Sie nur die fehlgeschlagene Anfrage oder die letzten Zeilen eines Logs.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>The collection has no request, only scripts or folders. Export the request that failed, or copy it as cURL.</source>
        <translation>Die Sammlung hat keine Anfrage, nur Skripte oder Ordner. Exportieren Sie die fehlgeschlagene Anfrage, oder kopieren Sie sie als cURL.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>This is a Postman environment without requests. Paste the collection, and the environment after it.</source>
        <translation>Das ist eine Postman-Umgebung ohne Anfragen. Fügen Sie die Sammlung ein, und die Umgebung danach.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>The JSON has none of the known forms: a HAR file, an error of the Node SDK, or a collection of Postman, Bruno, Insomnia or HTTPie. Paste the whole request, not only its body or answer.</source>
        <translation>Das JSON hat keine der bekannten Formen: eine HAR-Datei, ein Fehler des Node-SDK oder eine Sammlung von Postman, Bruno, Insomnia oder HTTPie. Fügen Sie die ganze Anfrage ein, nicht nur ihren Body oder ihre Antwort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>The text is empty. Paste raw HTTP, a cURL command, a HAR file, or an error or log of an SDK.</source>
        <translation>Der Text ist leer. Fügen Sie rohes HTTP, einen cURL-Befehl, eine HAR-Datei oder einen Fehler oder ein Protokoll eines SDK ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>This is an answer without its request. Paste the request, and the answer after it.</source>
        <translation>Das ist eine Antwort ohne ihre Anfrage. Fügen Sie die Anfrage ein, und die Antwort danach.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>Collections in YAML are not read. Export the collection as JSON, or copy the request as cURL.</source>
        <translation>Sammlungen in YAML werden nicht gelesen. Exportieren Sie die Sammlung als JSON, oder kopieren Sie die Anfrage als cURL.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>The exception of the SDK does not contain the request. Set the SDK’s log level to debug and paste the log, or print the exception’s code, headers and body.</source>
        <translation>Die Ausnahme des SDK enthält die Anfrage nicht. Setzen Sie die Protokollstufe des SDK auf debug und fügen Sie das Log ein, oder geben Sie Code, Header und Body der Ausnahme aus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>The text reports that no answer came: because of the host name, the network, a proxy or the certificate. Check the host in the configuration, e.g. apitest.cybersource.com; the signature is not the cause.</source>
        <translation>Der Text meldet, dass keine Antwort kam: wegen des Hostnamens, des Netzwerks, eines Proxys oder des Zertifikats. Prüfen Sie den Host in der Konfiguration, z. B. apitest.cybersource.com; die Signatur ist nicht die Ursache.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/read.py"/>
        <source>No request was recognised. Paste raw HTTP, a cURL command, a HAR file, or an error or log of an SDK.</source>
        <translation>Es wurde keine Anfrage erkannt. Fügen Sie rohes HTTP, einen cURL-Befehl, eine HAR-Datei oder einen Fehler oder ein Log eines SDK ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/sdk_log.py"/>
        <source>The log has no request. Set the log level to debug, send again, and paste the new lines.</source>
        <translation>Das Log enthält keine Anfrage. Setzen Sie das Log-Level auf debug, senden Sie noch einmal und fügen Sie die neuen Zeilen ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/sdk_log.py"/>
        <source>The log has no signature. Set the log level to debug, switch masking off, and send again.</source>
        <translation>Das Log hat keine Signatur. Setzen Sie das Log-Level auf debug, schalten Sie die Maskierung aus und senden Sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/superagent.py"/>
        <source>The JSON in the text is not an error of the Node SDK. Print JSON.stringify(error).</source>
        <translation>Das JSON im Text ist kein Fehler des Node-SDK. Geben Sie JSON.stringify(error) aus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/superagent.py"/>
        <source>console.log leaves the headers out, and with them the signature. Print JSON.stringify(error).</source>
        <translation>console.log lässt die Header weg und damit die Signatur. Geben Sie JSON.stringify(error) aus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/readers/superagent.py"/>
        <source>The error holds the body as an object, not as the text that was sent; here it is compact JSON.</source>
        <translation>Der Fehler enthält den Body als Objekt, nicht als den gesendeten Text; hier steht er als kompaktes JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/refused_requests.py"/>
        <source>Such requests are sent to the sandbox and to test hosts only.</source>
        <translation>Solche Anfragen gehen nur an die Sandbox und an Test-Hosts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/refused_requests.py"/>
        <source>The request is for another server than {host}, the server of the profile.</source>
        <translation>Die Anfrage gilt einem anderen Server als {host}, dem des Profils.</translation>
    </message>
    <message>
        <location filename="../../flexgui/refused_requests.py"/>
        <source>Only requests for a capture context are sent to {host}. Copy the correct request and send it yourself.</source>
        <translation>An {host} werden nur Anfragen nach einem Capture Context gesendet. Kopieren Sie die richtige Anfrage und senden Sie sie selbst.</translation>
    </message>
    <message>
        <location filename="../../flexgui/refused_requests.py"/>
        <source>The address of the request is not in the text. Paste the whole request.</source>
        <translation>Die Adresse der Anfrage steht nicht im Text. Fügen Sie die ganze Anfrage ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/refused_requests.py"/>
        <source>The body of the request is not in the text. Paste the whole request.</source>
        <translation>Der Body der Anfrage steht nicht im Text. Fügen Sie die ganze Anfrage ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/addresses.py"/>
        <source>“{host}” is neither an IP address nor a host name.</source>
        <translation>„{host}“ ist weder eine IP-Adresse noch ein Hostname.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>Refusals</source>
        <translation>Ablehnungen</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>refuses every signature</source>
        <translation>lehnt jede Signatur ab</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>refuses the merchant</source>
        <translation>lehnt den Händler ab</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>responds that the resource does not exist</source>
        <translation>antwortet, dass es die Ressource nicht gibt</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>refuses too many requests, with Retry-After</source>
        <translation>lehnt zu viele Anfragen ab, mit Retry-After</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>fails with the documented internal error</source>
        <translation>scheitert mit dem dokumentierten internen Fehler</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>is not available, with Retry-After</source>
        <translation>ist nicht verfügbar, mit Retry-After</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>accepts HTTP Signature only and asks a bearer for its headers</source>
        <translation>nimmt nur HTTP Signature an und verlangt von einem Bearer deren Header</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>responds after 2 seconds</source>
        <translation>antwortet nach 2 Sekunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>accepts the request and never responds</source>
        <translation>nimmt die Anfrage an und antwortet nie</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>resets the connection instead of responding</source>
        <translation>bricht die Verbindung ab, statt zu antworten</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>closes the connection in the middle of the response body</source>
        <translation>schließt die Verbindung mitten im Body der Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>responds 502 with the HTML page of a proxy</source>
        <translation>antwortet 502 mit der HTML-Seite eines Proxys</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>responds 307 with another address</source>
        <translation>antwortet 307 mit einer anderen Adresse</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>responds 201 with 16 MiB</source>
        <translation>antwortet 201 mit 16 MiB</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>has a clock that is ten minutes ahead, also in its Date header</source>
        <translation>hat eine Uhr, die zehn Minuten vorgeht, auch im Header Date</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>Capture contexts and keys</source>
        <translation>Capture Contexts und Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>issues a context that has already expired</source>
        <translation>stellt einen Context aus, der schon abgelaufen ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>issues a context with an invalid signature</source>
        <translation>stellt einen Context mit ungültiger Signatur aus</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>issues a context whose kid the service does not publish</source>
        <translation>stellt einen Context aus, dessen kid der Dienst nicht veröffentlicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>grants one field less than requested</source>
        <translation>gewährt ein Feld weniger als angefordert</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>issues a context with claims that no document names</source>
        <translation>stellt einen Context mit Claims aus, die kein Dokument nennt</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>responds 201 with something that is not a token</source>
        <translation>antwortet 201 mit etwas, das kein Token ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>does not publish the key that signs its contexts</source>
        <translation>veröffentlicht den Schlüssel nicht, der seine Contexts signiert</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>Transient tokens</source>
        <translation>Transient Tokens</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/faults.py"/>
        <source>accepts each transient token for one payment only</source>
        <translation>nimmt jedes Transient Token nur für eine Zahlung an</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/key_pool.py"/>
        <source>The sandbox is not running.</source>
        <translation>Die Sandbox läuft nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/key_pool.py"/>
        <source>The sandbox has no one-time key ready.</source>
        <translation>Die Sandbox hat gerade keinen Einmalschlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/server.py"/>
        <source>A sandbox can be started only once.</source>
        <translation>Eine Sandbox lässt sich nur einmal starten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/server.py"/>
        <source>Port {port} is taken by another program. Choose another port, or 0 to let the system pick a free one.</source>
        <translation>Port {port} ist von einem anderen Programm belegt. Wählen Sie einen anderen, oder 0, damit das System einen freien wählt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/server.py"/>
        <source>Port {port} is reserved by the system. Choose one from 1024 to 65535, or 0 to let the system pick one.</source>
        <translation>Port {port} ist dem System vorbehalten. Wählen Sie einen von 1024 bis 65535, oder 0, damit das System einen wählt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/server.py"/>
        <source>The host name of the sandbox is not known here. Choose a name or an address of this computer.</source>
        <translation>Der Hostname der Sandbox ist hier nicht bekannt. Wählen Sie einen Namen oder eine Adresse dieses Rechners.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/server.py"/>
        <source>The sandbox could not listen on port {port}: {why}.</source>
        <translation>Die Sandbox konnte an Port {port} nicht lauschen: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/tls.py"/>
        <source>The sandbox could not write its certificate: {why}.</source>
        <translation>Die Sandbox konnte ihr Zertifikat nicht schreiben: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/backend.py"/>
        <source>{source} names “{name}”, which is not a keyring that encrypts.</source>
        <translation>{source} nennt „{name}“, und das ist kein Schlüsselbund, der verschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/fallback.py"/>
        <source>A secret entered now is kept until FlexGUI closes.</source>
        <translation>Ein jetzt eingegebenes Secret bleibt erhalten, bis FlexGUI beendet wird.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/secret_store/fallback.py"/>
        <source>{n} secrets entered before are in memory only.</source>
        <extracomment>For one: One secret entered before is in memory only.</extracomment>
        <translation>
            <numerusform>Ein vorher eingegebenes Geheimnis ist nur im Speicher.</numerusform>
            <numerusform>{n} vorher eingegebene Geheimnisse sind nur im Speicher.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/fallback.py"/>
        <source>Try again moves secrets from memory to the keyring.</source>
        <translation>Noch einmal versuchen verschiebt Geheimnisse aus dem Speicher in den Schlüsselbund.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/secret_store/fallback.py"/>
        <source>{n} secrets were moved to it from memory.</source>
        <extracomment>For one: One secret was moved to it from memory.</extracomment>
        <translation>
            <numerusform>Ein Geheimnis wurde aus dem Speicher dorthin verschoben.</numerusform>
            <numerusform>{n} Geheimnisse wurden aus dem Speicher dorthin verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/secret_store/fallback.py"/>
        <source>{n} secrets are still in memory only: the keyring does not take them.</source>
        <extracomment>For one: One secret is still in memory only: the keyring does not take it.</extracomment>
        <translation>
            <numerusform>Ein Secret liegt weiter nur im Speicher: Der Schlüsselbund nimmt es nicht.</numerusform>
            <numerusform>{n} Secrets liegen weiter nur im Speicher: Der Schlüsselbund nimmt sie nicht.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>Unlock creates one and asks for a password for it.</source>
        <translation>Entsperren legt einen an und fragt nach einem Passwort dafür.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>in {keyring}</source>
        <translation>in {keyring}</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>in the keyring of this computer</source>
        <translation>im Schlüsselbund dieses Rechners</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>Secrets are kept {where}.</source>
        <translation>Secrets liegen {where}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>{name} is unlocked.</source>
        <translation>{name} ist entsperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>{name} unlocks itself when a secret is read.</source>
        <translation>{name} entsperrt sich, sobald ein Secret gelesen wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>no keyring</source>
        <translation>kein Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>{name} has no keyring yet.</source>
        <translation>{name} hat noch keinen Schlüsselbund.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>The keyring</source>
        <translation>Der Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/keyring_store.py"/>
        <source>A secret for the keyring is one line of text.</source>
        <translation>Ein Secret für den Schlüsselbund ist eine Zeile Text.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/memory.py"/>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/memory.py"/>
        <source>Memory has no lock.</source>
        <translation>Der Speicher hat keine Sperre.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/p12_file.py"/>
        <source>No P12 file is chosen for this profile.</source>
        <translation>Für dieses Profil ist keine P12-Datei gewählt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/p12_file.py"/>
        <source>{why} Choose the P12 file again.</source>
        <translation>{why} Wählen Sie die P12-Datei noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/p12_file.py"/>
        <source>The copy of the P12 could not be deleted: {why}.</source>
        <translation>Die Kopie der P12-Datei ließ sich nicht löschen: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/p12_trial.py"/>
        <source>Opening the P12 takes longer than {n} seconds: it asks for too many rounds of key derivation. Export it again with the usual settings.</source>
        <translation>Das Öffnen der P12 dauert länger als {n} Sekunden: Sie verlangt zu viele Runden der Schlüsselableitung. Exportieren Sie sie neu mit den üblichen Einstellungen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>Secrets are kept until FlexGUI closes.</source>
        <translation>Secrets bleiben erhalten, bis FlexGUI beendet wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>{name} is locked.</source>
        <translation>{name} ist gesperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>Unlock it, or enter the secret for this session.</source>
        <translation>Entsperren Sie ihn, oder geben Sie das Geheimnis für diese Sitzung ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>{name} was not unlocked: its password prompt was dismissed or could not be shown.</source>
        <translation>{name} wurde nicht entsperrt: Die Passwortabfrage wurde geschlossen oder konnte nicht angezeigt werden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>Unlock it again and answer the prompt, or enter the secret for this session.</source>
        <translation>Entsperren Sie ihn noch einmal und beantworten Sie die Abfrage, oder geben Sie das Geheimnis für diese Sitzung ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>{name} denied access to FlexGUI.</source>
        <translation>{name} hat FlexGUI den Zugriff verweigert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>Allow access in the keyring application, then try again.</source>
        <translation>Erlauben Sie den Zugriff im Programm des Schlüsselbunds und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>{name} has stopped answering.</source>
        <translation>{name} antwortet nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>Start it again, or log out and in, then try again.</source>
        <translation>Starten Sie ihn neu, oder melden Sie sich ab und an, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>No keyring is running on this computer.</source>
        <translation>Auf diesem Rechner läuft kein Schlüsselbund.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>Start one, such as GNOME Keyring, KWallet or KeePassXC, then try again.</source>
        <translation>Starten Sie einen, etwa GNOME Keyring, KWallet oder KeePassXC, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>{name} did not answer in time.</source>
        <translation>{name} antwortete nicht in der Zeit.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>It may show a prompt in another window: answer it, then try again.</source>
        <translation>Er zeigt möglicherweise eine Abfrage in einem anderen Fenster: Beantworten Sie sie und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>The keyring stores at most {most} characters for each secret.</source>
        <translation>Der Schlüsselbund speichert höchstens {most} Zeichen je Geheimnis.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>Use a shorter one, or enter it each time.</source>
        <translation>Nehmen Sie ein kürzeres, oder geben Sie es jedes Mal ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>{name} reported an error.</source>
        <translation>{name} hat einen Fehler gemeldet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store/protocol.py"/>
        <source>Try again. If it fails again, check the keyring application.</source>
        <translation>Versuchen Sie es noch einmal. Tritt der Fehler wieder auf, prüfen Sie das Programm des Schlüsselbunds.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/settings.py"/>
        <source>{n} presets are not offered, among them “{name}”: FlexGUI takes at most {presets} presets of {fields} fields. Shorten or delete them in {path}.</source>
        <extracomment>For one: The preset “{name}” is not offered: FlexGUI takes at most {presets} presets of {fields} fields. Shorten or delete it in {path}.</extracomment>
        <translation>
            <numerusform>Die Vorlage „{name}“ wird nicht angeboten: FlexGUI nimmt höchstens {presets} Vorlagen mit je {fields} Feldern. Kürzen oder löschen Sie sie in {path}.</numerusform>
            <numerusform>{n} Vorlagen werden nicht angeboten, darunter „{name}“: FlexGUI nimmt höchstens {presets} Vorlagen mit je {fields} Feldern. Kürzen oder löschen Sie sie in {path}.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/settings.py"/>
        <source>FlexGUI shows at most {most} fields of your own. Delete the others in {path}.</source>
        <translation>FlexGUI zeigt höchstens {most} eigene Felder. Löschen Sie die übrigen in {path}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/tokenizer.py"/>
        <source>The capture context cannot be used. {reason} Get a new one.</source>
        <translation>Der Capture Context ist nicht verwendbar. {reason} Holen Sie einen neuen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/tokenizer.py"/>
        <source>The capture context brings no key (flx.jwk) to encrypt with.</source>
        <translation>Der Capture Context enthält keinen Schlüssel (flx.jwk) zum Verschlüsseln.</translation>
    </message>
    <message>
        <location filename="../../flexgui/tokenizer.py"/>
        <source>The key of the capture context (flx.jwk) cannot be used: {why}</source>
        <translation>Der Schlüssel des Capture Contexts (flx.jwk) ist nicht verwendbar: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/tokenizer.py"/>
        <source>The key of the capture context (flx.jwk) has no ID.</source>
        <translation>Der Schlüssel des Capture Contexts (flx.jwk) hat keine ID.</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <location filename="../../flexgui/translation.py"/>
        <source>{year:04}-{month:02}-{day:02}</source>
        <translation>{day:02}.{month:02}.{year:04}</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/client.py"/>
        <source>This request is signed with credentials, and there are none.</source>
        <translation>Diese Anfrage wird mit Zugangsdaten signiert, und es gibt keine.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{activity} was not done within {seconds} s.</source>
        <translation>{activity} wurde in {seconds} s nicht fertig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The request was cancelled.</source>
        <translation>Die Anfrage wurde abgebrochen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The response of {host} has more than {size} bytes; it was cut there.</source>
        <translation>Die Antwort von {host} hat mehr als {size} Bytes; dort wurde sie abgeschnitten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>DNS lookup failed for {host}. Check network, VPN or proxy.</source>
        <translation>DNS-Abfrage für {host} fehlgeschlagen. Prüfen Sie Netzwerk, VPN oder Proxy.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} did not accept a connection within {seconds} s.</source>
        <translation>{host} hat in {seconds} s keine Verbindung angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} refused the connection: nothing listens on that port.</source>
        <translation>{host} hat die Verbindung abgelehnt: An diesem Port lauscht kein Programm.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} is a link-local address, which is reached only through a named interface. Use the computer’s name or another of its addresses.</source>
        <translation>{host} ist eine Link-Local-Adresse, die nur über eine genannte Netzwerkschnittstelle erreichbar ist. Den Namen des Rechners oder eine andere seiner Adressen verwenden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>There is no route from this computer to {host}.</source>
        <translation>Von diesem Rechner gibt es keinen Weg zu {host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>This computer forbids the connection to {host}. Check its firewall and security software.</source>
        <translation>Dieser Rechner verbietet die Verbindung zu {host}. Seine Firewall und Sicherheitssoftware prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>This computer does not trust the certificate of {host}: {why}.</source>
        <translation>Dieser Rechner vertraut dem Zertifikat von {host} nicht: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The TLS handshake with {host} was not done within {seconds} s.</source>
        <translation>Der TLS-Handshake mit {host} wurde in {seconds} s nicht fertig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} closed the connection during the TLS handshake.</source>
        <translation>{host} hat die Verbindung während des TLS-Handshakes geschlossen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} does not speak TLS on that port.</source>
        <translation>{host} spricht an diesem Port kein TLS.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The TLS handshake with {host} failed: {why}.</source>
        <translation>Der TLS-Handshake mit {host} ist fehlgeschlagen: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} did not take the whole request within {seconds} s.</source>
        <translation>{host} hat in {seconds} s nicht die ganze Anfrage angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} took the request and sent no response for {seconds} s.</source>
        <translation>{host} hat die Anfrage angenommen und {seconds} s lang keine Antwort gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} stopped sending its response for {seconds} s.</source>
        <translation>{host} hat {seconds} s lang nicht weiter geantwortet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The response of {host} ended before it was complete.</source>
        <translation>Die Antwort von {host} endete, bevor sie vollständig war.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} closed the connection while the request was being sent.</source>
        <translation>{host} hat die Verbindung geschlossen, während die Anfrage gesendet wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{host} closed the connection without a response.</source>
        <translation>{host} hat die Verbindung ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The response of {host} is not HTTP.</source>
        <translation>Die Antwort von {host} ist kein HTTP.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The network connection to {host} was lost. Check network or VPN.</source>
        <translation>Die Netzwerkverbindung zu {host} ging verloren. Netzwerk oder VPN prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The proxy {proxy} did not accept the user name and password in its address (407).</source>
        <translation>Der Proxy {proxy} hat Benutzername und Passwort in seiner Adresse nicht angenommen (407).</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The proxy {proxy} asks for a login (407). Set the environment variable HTTPS_PROXY to http://USER:PASSWORD@HOST:PORT; the proxy in FlexGUI’s settings must then be “System”.</source>
        <translation>Der Proxy {proxy} verlangt eine Anmeldung (407). Setzen Sie die Umgebungsvariable HTTPS_PROXY auf http://USER:PASSWORD@HOST:PORT; in den Einstellungen von FlexGUI muss der Proxy dann „System“ sein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The proxy {proxy} did not connect to {host}: it answered {status}.</source>
        <translation>Der Proxy {proxy} hat keine Verbindung zu {host} hergestellt: Er antwortete {status}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The proxy could not be used. {why}</source>
        <translation>Der Proxy konnte nicht verwendet werden. {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The proxy {proxy} did not connect to {host} within {seconds} s.</source>
        <translation>Der Proxy {proxy} hat in {seconds} s keine Verbindung zu {host} hergestellt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The proxy {proxy} closed the connection, or it is not an HTTP proxy.</source>
        <translation>Der Proxy {proxy} hat die Verbindung geschlossen, oder er ist kein HTTP-Proxy.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>Preparing the request to {host}</source>
        <translation>Die Vorbereitung der Anfrage an {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>Connecting to {host}</source>
        <translation>Der Aufbau der Verbindung zu {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>Connecting to {host} through the proxy</source>
        <translation>Der Aufbau der Verbindung zu {host} über den Proxy</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>The TLS handshake with {host}</source>
        <translation>Der TLS-Handshake mit {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>Sending the request to {host}</source>
        <translation>Das Senden der Anfrage an {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>Waiting for the response of {host}</source>
        <translation>Das Warten auf die Antwort von {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>Receiving the response of {host}</source>
        <translation>Der Empfang der Antwort von {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/failures.py"/>
        <source>{activity} failed for a reason that FlexGUI does not know ({error}).</source>
        <translation>{activity} ist aus einem Grund fehlgeschlagen, den FlexGUI nicht kennt ({error}).</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/proxy.py"/>
        <source>{source} names a SOCKS proxy ({scheme}://), which FlexGUI does not support. Use an HTTP proxy, or choose another proxy in FlexGUI’s settings.</source>
        <translation>{source} nennt einen SOCKS-Proxy ({scheme}://), den FlexGUI nicht unterstützt. Verwenden Sie einen HTTP-Proxy, oder wählen Sie in den Einstellungen von FlexGUI einen anderen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/proxy.py"/>
        <source>The proxy address in {source} cannot be used. It has the form http://proxy.example:3128.</source>
        <translation>Die Proxy-Adresse in {source} kann nicht verwendet werden. Sie hat die Form http://proxy.example:3128.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>FlexGUI’s settings</source>
        <translation>Einstellungen von FlexGUI</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>environment variable {name}</source>
        <translation>Umgebungsvariable {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>the sandbox’s own certificate</source>
        <translation>das eigene Zertifikat der Sandbox</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>the certificates that come with FlexGUI</source>
        <translation>die mit FlexGUI gelieferten Zertifikate</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>not used for this computer</source>
        <translation>für diesen Rechner nicht verwendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>not configured</source>
        <translation>nicht eingestellt</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>A user name and password are not stored in the settings. Set the environment variable HTTPS_PROXY to http://USER:PASSWORD@HOST:PORT and choose “System”.</source>
        <translation>Benutzername und Passwort werden nicht in den Einstellungen gespeichert. Setzen Sie die Umgebungsvariable HTTPS_PROXY auf http://USER:PASSWORD@HOST:PORT und wählen Sie „System“.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>None ({source})</source>
        <translation>Keiner ({source})</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>{value} ({source})</source>
        <translation>{value} ({source})</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/route.py"/>
        <source>Certificates of the system</source>
        <translation>Zertifikate des Systems</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/transfer.py"/>
        <source>The HTTP library would change the address: {url}.</source>
        <translation>Die HTTP-Bibliothek würde die Adresse ändern: {url}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/transfer.py"/>
        <source>The response of {host} is compressed {n} times.</source>
        <translation>Die Antwort von {host} ist {n}-fach komprimiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/transfer.py"/>
        <source>The response of {host} is encoded as {name}, which FlexGUI cannot read.</source>
        <translation>Die Antwort von {host} ist als {name} kodiert, was FlexGUI nicht lesen kann.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/transfer.py"/>
        <source>The compressed response of {host} cannot be decompressed.</source>
        <translation>Die komprimierte Antwort von {host} lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>the folder is empty</source>
        <translation>der Ordner ist leer</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>there is no such folder</source>
        <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>it cannot be read ({reason})</source>
        <translation>sie ist nicht lesbar ({reason})</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>a certificate in it is damaged ({reason})</source>
        <translation>ein Zertifikat darin ist beschädigt ({reason})</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>the file is too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>the file is UTF-16 text; save it as ASCII or UTF-8</source>
        <translation>die Datei ist UTF-16-Text; speichern Sie sie als ASCII oder UTF-8</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>it holds OpenSSL’s own form (TRUSTED CERTIFICATE); convert it with “openssl x509 -in FILE -out PEM”</source>
        <translation>sie enthält die eigene Form von OpenSSL (TRUSTED CERTIFICATE); wandeln Sie sie um mit „openssl x509 -in FILE -out PEM“</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>it is in DER form; convert it to PEM with “openssl x509 -inform der -in FILE -out PEM”</source>
        <translation>sie hat die Form DER; wandeln Sie sie in PEM um mit „openssl x509 -inform der -in FILE -out PEM“</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>it holds no certificate in PEM form (BEGIN CERTIFICATE)</source>
        <translation>sie enthält kein Zertifikat in der Form PEM (BEGIN CERTIFICATE)</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>The CA file {path} that {name} names cannot be used: {why}.</source>
        <translation>Die CA-Datei {path}, die {name} nennt, ist nicht verwendbar: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/transport/trust.py"/>
        <source>The CA file {path} of FlexGUI’s settings cannot be used: {why}.</source>
        <translation>Die CA-Datei {path} aus den Einstellungen von FlexGUI ist nicht verwendbar: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/about.py"/>
        <source>About FlexGUI</source>
        <translation>Über FlexGUI</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/about.py"/>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/about.py"/>
        <source>Copy for a bug report</source>
        <translation>Für einen Fehlerbericht kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/about.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/about.py"/>
        <source>A workbench for CyberSource’s Flex API v2.</source>
        <translation>Eine Werkbank für die Flex API v2 von CyberSource.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/about.py"/>
        <source>No telemetry: it sends only the requests that you send, and asks for the keys that they need.</source>
        <translation>Keine Telemetrie: Gesendet werden nur Ihre Anfragen und die Fragen nach den Schlüsseln, die sie brauchen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/after_paint.py"/>
        <source>FlexGUI ended unexpectedly last time.</source>
        <translation>FlexGUI wurde beim letzten Mal unerwartet beendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/after_paint.py"/>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/app.py"/>
        <source>FlexGUI is already open, but its window does not answer. Close it, or wait, and start again.</source>
        <translation>FlexGUI ist schon geöffnet, aber sein Fenster antwortet nicht. Schließen Sie es, oder warten Sie, und starten Sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>not now</source>
        <translation>jetzt nicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>Command, field, preset, profile, claim or history entry</source>
        <translation>Befehl, Feld, Vorlage, Profil, Claim oder Eintrag im Verlauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>Find anything…</source>
        <translation>Alles finden …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/commands.py"/>
        <source>Restart FlexGUI to change the language.</source>
        <translation>Starten Sie FlexGUI neu, um die Sprache zu wechseln.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/diagnose.py"/>
        <source>Open an answer</source>
        <translation>Antwort öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/diagnose.py"/>
        <source>Open a request</source>
        <translation>Anfrage öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/diagnose.py"/>
        <source>This is not the body of a capture-context request: {why}.</source>
        <translation>Das ist kein Body einer Capture-Context-Anfrage: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>Undo {what}</source>
        <translation>Rückgängig: {what}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>Redo {what}</source>
        <translation>Wiederholen: {what}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>nothing to undo</source>
        <translation>nichts rückgängig zu machen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>nothing to redo</source>
        <translation>nichts zu wiederholen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>no text is selected</source>
        <translation>kein Text ist ausgewählt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>no text field has the focus</source>
        <translation>kein Textfeld hat den Fokus</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/edit.py"/>
        <source>no text has the focus</source>
        <translation>kein Text hat den Fokus</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/endpoint_status.py"/>
        <source>made up by the sandbox</source>
        <translation>von der Sandbox erfunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/endpoint_status.py"/>
        <source>{method}  ·  merchant {merchant}</source>
        <translation>{method}  ·  Händler {merchant}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/history_presenter.py"/>
        <source>A request is running. Open the entry when it has ended.</source>
        <translation>Eine Anfrage läuft. Öffnen Sie den Eintrag, wenn sie beendet ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/history_presenter.py"/>
        <source>From the history, {when}</source>
        <translation>Aus dem Verlauf, {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/history_presenter.py"/>
        <source>Open a token in Inspect first, or choose two entries.</source>
        <translation>Öffnen Sie zuerst ein Token unter „Prüfen“, oder wählen Sie zwei Einträge.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/controllers/history_service.py"/>
        <source>{count} history entries have expired, which is more than half. Open the history to delete or keep them.</source>
        <extracomment>For one: {count} history entry has expired, which is more than half. Open the history to delete or keep it.</extracomment>
        <translation>
            <numerusform>Ein Eintrag im Verlauf ist abgelaufen, und das ist mehr als die Hälfte. Öffnen Sie den Verlauf, um ihn zu löschen oder zu behalten.</numerusform>
            <numerusform>{count} Einträge im Verlauf sind abgelaufen, und das ist mehr als die Hälfte. Öffnen Sie den Verlauf, um sie zu löschen oder zu behalten.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/history_service.py"/>
        <source>If the date of this computer is wrong, keep them.</source>
        <translation>Wenn das Datum dieses Rechners falsch ist, behalten Sie sie.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/modes.py"/>
        <source>Its capture context</source>
        <translation>Sein Capture Context</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/palette_sources.py"/>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/palette_sources.py"/>
        <source>this mode sends nothing</source>
        <translation>dieser Modus sendet nichts</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/palette_sources.py"/>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/palette_sources.py"/>
        <source>shown now</source>
        <translation>wird gerade gezeigt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/palette_sources.py"/>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/palette_sources.py"/>
        <source>there is no token</source>
        <translation>es gibt kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/palette_sources.py"/>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/palette_sources.py"/>
        <source>Claims</source>
        <translation>Claims</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/palette_sources.py"/>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/profiles.py"/>
        <source>{error} The profiles are kept until FlexGUI closes.</source>
        <translation>{error} Die Profile bleiben erhalten, bis FlexGUI beendet wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/request.py"/>
        <source>Sending to a live account is unlocked by its merchant ID. Enter it in the profile.</source>
        <translation>Das Senden an ein Live-Konto wird mit seiner Merchant-ID entsperrt. Tragen Sie sie im Profil ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/request.py"/>
        <source>No field is ticked</source>
        <translation>Kein Feld angehakt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/request.py"/>
        <source>A capture context without fields captures nothing. Tick the fields to capture, or choose a preset.</source>
        <translation>Ein Capture Context ohne Felder erfasst nichts. Haken Sie die Felder an, oder wählen Sie eine Vorlage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>From the history…</source>
        <translation>Aus dem Verlauf …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Paste…</source>
        <translation>Einfügen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>The context is decoded and verified.</source>
        <translation>Der Context wird dekodiert und geprüft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Cancelled after {seconds} s</source>
        <translation>Nach {seconds} s abgebrochen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>The request may have reached the server; its response is ignored.</source>
        <translation>Die Anfrage hat den Server möglicherweise erreicht; ihre Antwort wird nicht beachtet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Getting a capture context</source>
        <translation>Capture Context wird geholt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Waiting for {name}. Cancel stops waiting at once.</source>
        <translation>Wartet auf {name}. „Abbrechen“ beendet das Warten sofort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Getting a token</source>
        <translation>Token wird geholt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>The card is encrypted and sent.</source>
        <translation>Die Karte wird verschlüsselt und gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>The text on the clipboard is not a capture context.</source>
        <translation>Der Text in der Zwischenablage ist kein Capture Context.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>One request is running</source>
        <translation>Eine Anfrage läuft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Waiting for the answer</source>
        <translation>Wartet auf die Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>The token was not requested</source>
        <translation>Das Token wurde nicht angefordert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Required by the context</source>
        <translation>Vom Context verlangt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Test cards are not sent to production.</source>
        <translation>Testkarten werden nicht an die Produktion gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Production takes real cards; test cards go to the test host or the sandbox.</source>
        <translation>Die Produktion nimmt echte Karten; Testkarten gehen an den Test-Host oder die Sandbox.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Not sent to production</source>
        <translation>Nicht an die Produktion gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>A card is encrypted to a capture context.</source>
        <translation>Eine Karte wird für einen Capture Context verschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>No capture context yet</source>
        <translation>Noch kein Capture Context</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>This context cannot be used</source>
        <translation>Dieser Context ist nicht verwendbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>No token yet</source>
        <translation>Noch kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Send encrypts the card and gets one.</source>
        <translation>Senden verschlüsselt die Karte und holt eines.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Not sent; the body is ready.</source>
        <translation>Nicht gesendet; der Body ist bereit.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_flow.py"/>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Open in Inspect</source>
        <translation>In Prüfen öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Compare with previous</source>
        <translation>Mit vorheriger vergleichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Copy JWT</source>
        <translation>JWT kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Copy payload as JSON</source>
        <translation>Payload als JSON kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Copy as cURL</source>
        <translation>Als cURL kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Try in a browser</source>
        <translation>Im Browser ausprobieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Save token…</source>
        <translation>Token speichern …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Copy a page that posts a test card</source>
        <translation>Seite kopieren, die eine Testkarte sendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Copy a page that loads Microform</source>
        <translation>Seite kopieren, die Microform lädt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Copy a page that uses it</source>
        <translation>Seite kopieren, die ihn verwendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>it is shown here</source>
        <translation>es wird hier gezeigt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>it is encrypted</source>
        <translation>es ist verschlüsselt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>no signed request was sent for it</source>
        <translation>dafür wurde keine signierte Anfrage gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>no page can use it</source>
        <translation>keine Seite kann es verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>no test card can be sent from a page</source>
        <translation>von einer Seite lässt sich keine Testkarte senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Open this address in a browser: {address}</source>
        <translation>Öffnen Sie diese Adresse in einem Browser: {address}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Save token</source>
        <translation>Token speichern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>JWT (*.jwt);;All files (*)</source>
        <translation>JWT (*.jwt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>Copied, but the signature of this token is invalid. Do not use it.</source>
        <translation>Kopiert, aber die Signatur dieses Tokens ist ungültig. Verwenden Sie es nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/token_use.py"/>
        <source>The history has no other token of this kind to compare with.</source>
        <translation>Der Verlauf hat kein anderes Token dieser Art zum Vergleichen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>Always write “required: true”</source>
        <translation>„required: true“ immer schreiben</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>choose the preset “{name}”</source>
        <translation>Vorlage „{name}“ wählen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>edit the body</source>
        <translation>Body bearbeiten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>delete the preset “{name}”</source>
        <translation>Vorlage „{name}“ löschen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>save the preset “{name}”</source>
        <translation>Vorlage „{name}“ sichern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>remove {field}</source>
        <translation>{field} entfernen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>add {field}</source>
        <translation>{field} hinzufügen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>tick {n} fields</source>
        <extracomment>For one: tick {field}</extracomment>
        <translation>
            <numerusform>{field} anhaken</numerusform>
            <numerusform>{n} Felder anhaken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>untick {n} fields</source>
        <extracomment>For one: untick {field}</extracomment>
        <translation>
            <numerusform>{field} nicht anhaken</numerusform>
            <numerusform>{n} Felder nicht anhaken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>make {n} fields required</source>
        <extracomment>For one: make {field} required</extracomment>
        <translation>
            <numerusform>{field} zum Pflichtfeld machen</numerusform>
            <numerusform>{n} Felder zu Pflichtfeldern machen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>make {n} fields optional</source>
        <extracomment>For one: make {field} optional</extracomment>
        <translation>
            <numerusform>{field} optional machen</numerusform>
            <numerusform>{n} Felder optional machen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>change {n} fields</source>
        <extracomment>For one: change {n} field</extracomment>
        <translation>
            <numerusform>{n} Feld ändern</numerusform>
            <numerusform>{n} Felder ändern</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>write “required: true”</source>
        <translation>„required: true“ schreiben</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>do not write “required: true”</source>
        <translation>„required: true“ nicht schreiben</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/controllers/undo.py"/>
        <source>follow the fields</source>
        <translation>den Feldern folgen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Unexpected error in FlexGUI</source>
        <translation>Unerwarteter Fehler in FlexGUI</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>{n} unexpected errors in FlexGUI</source>
        <extracomment>For one: {n} unexpected error in FlexGUI</extracomment>
        <translation>
            <numerusform>Ein unerwarteter Fehler in FlexGUI</numerusform>
            <numerusform>{n} unerwartete Fehler in FlexGUI</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Nothing that you entered is lost. You can continue to work.</source>
        <translation>Von Ihren Eingaben ist nichts verloren. Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>FlexGUI could not be started.</source>
        <translation>FlexGUI konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Please send the report to your FlexGUI contact and say what you did. It contains no secret and no token.</source>
        <translation>Bitte senden Sie den Bericht an Ihren FlexGUI-Kontakt, mit dem, was Sie getan haben. Er enthält kein Geheimnis und kein Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/hooks.py"/>
        <source>The same error happened again. If it continues, close FlexGUI and start it again.</source>
        <translation>Derselbe Fehler ist noch einmal aufgetreten. Bleibt es dabei, schließen Sie FlexGUI und starten Sie es neu.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/ask_dialog.py"/>
        <source>Ask the service</source>
        <translation>Den Dienst fragen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/ask_dialog.py"/>
        <source>Send one request?</source>
        <translation>Eine Anfrage senden?</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/ask_dialog.py"/>
        <source>Its answer changes the findings; nothing is stored.</source>
        <translation>Die Antwort ändert die Befunde; nichts wird gespeichert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/ask_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Line by line</source>
        <translation>Zeile für Zeile</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Signed right</source>
        <translation>Richtig signiert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Send it right</source>
        <translation>Richtig senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Sign it right</source>
        <translation>Richtig signieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Load as request</source>
        <translation>Als Anfrage laden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Copy report…</source>
        <translation>Bericht kopieren …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Choose the profile whose key signed it.</source>
        <translation>Wählen Sie das Profil, dessen Schlüssel signiert hat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Sends one request, signed now, to {host}.</source>
        <translation>Sendet eine jetzt signierte Anfrage an {host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Cause proved</source>
        <translation>Ursache bewiesen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Causes suspected</source>
        <extracomment>For one: Cause suspected</extracomment>
        <translation>
            <numerusform>Ursache vermutet</numerusform>
            <numerusform>Ursachen vermutet</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>No cause found</source>
        <translation>Keine Ursache gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Nothing wrong found</source>
        <translation>Kein Fehler gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>There is no answer; the findings were computed on this computer.</source>
        <translation>Es gibt keine Antwort darauf; das Folgende wurde hier berechnet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>{count} proved</source>
        <translation>{count} bewiesen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>{count} suspected</source>
        <translation>{count} vermutet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>{count} ruled out</source>
        <translation>{count} ausgeschlossen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>{count} unknown</source>
        <translation>{count} unbekannt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>As it should be</source>
        <translation>So ist es richtig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/diagnosis_view.py"/>
        <source>No difference found</source>
        <translation>Kein Unterschied gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>JWT bearer, key {key}</source>
        <translation>JWT Bearer, Schlüssel {key}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>JWT bearer</source>
        <translation>JWT Bearer</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>HTTP Signature, key {key}</source>
        <translation>HTTP Signature, Schlüssel {key}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>no known signature</source>
        <translation>nichts Gefundenem</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>not in the text</source>
        <translation>nicht im Text</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>{count} bytes</source>
        <extracomment>For one: {count} byte</extracomment>
        <translation>
            <numerusform>{count} Byte</numerusform>
            <numerusform>{count} Bytes</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>{size}, as sent</source>
        <translation>{size}, unverändert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>{size}, perhaps not as sent</source>
        <translation>{size}, vielleicht verändert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>{time} GMT, the date of the answer</source>
        <translation>{time} GMT, laut Datum der Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/facts.py"/>
        <source>unknown: the answer has no date</source>
        <translation>unbekannt ohne Datum der Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/findings_view.py"/>
        <source>Ask with GET {target}…</source>
        <translation>Mit GET {target} fragen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/findings_view.py"/>
        <source>Ask by the other method…</source>
        <translation>Mit dem anderen Verfahren fragen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/findings_view.py"/>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/findings_view.py"/>
        <source>More with one request to {host}:</source>
        <translation>Mehr mit einer Anfrage an {host}:</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Failing request</source>
        <translation>Abgelehnte Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Paste the request that failed here, or drop a file. Nothing is run or sent.</source>
        <translation>Fügen Sie hier die abgelehnte Anfrage ein oder legen Sie eine Datei ab. Nichts wird ausgeführt oder gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Request that failed</source>
        <translation>Abgelehnte Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Paste the answer, from its status line on: HTTP/1.1 401 Unauthorized</source>
        <translation>Fügen Sie die Antwort ab ihrer Statuszeile ein: HTTP/1.1 401 Unauthorized</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Answer to it</source>
        <translation>Antwort darauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>The answer came with the request.</source>
        <translation>Die Antwort kam mit der Anfrage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Nothing is run, sent or kept</source>
        <translation>Nichts wird ausgeführt, gesendet oder behalten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>{count} lines</source>
        <extracomment>For one: {count} line</extracomment>
        <translation>
            <numerusform>{count} Zeile</numerusform>
            <numerusform>{count} Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>{count} requests</source>
        <extracomment>For one: {count} request</extracomment>
        <translation>
            <numerusform>{count} Anfrage</numerusform>
            <numerusform>{count} Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Paste a request from the clipboard</source>
        <translation>Anfrage aus der Zwischenablage einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Open a request…</source>
        <translation>Anfrage öffnen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Clear the request</source>
        <translation>Anfrage leeren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Open an answer…</source>
        <translation>Antwort öffnen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/paste_pane.py"/>
        <source>Clear the answer</source>
        <translation>Antwort leeren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/reading.py"/>
        <source>{status}, diagnosed</source>
        <translation>{status}, diagnostiziert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Which request</source>
        <translation>Welche Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Fill in…</source>
        <translation>Ausfüllen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>One of</source>
        <translation>Eine von</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Signed by</source>
        <translation>Signiert mit</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Missing</source>
        <translation>Es fehlt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Recognised</source>
        <translation>Erkannt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Find the fitting profile</source>
        <translation>Passendes Profil suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Without a secret</source>
        <translation>Ohne Secret</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Choose the profile whose key signed it: its secret proves more.</source>
        <translation>Wählen Sie das Profil, dessen Schlüssel signiert hat: Sein Secret beweist mehr.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>No profile fits.</source>
        <translation>Kein Profil passt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Another key signed the request. Add a profile with that key.</source>
        <translation>Ein anderer Schlüssel hat die Anfrage signiert. Fügen Sie ein Profil mit diesem Schlüssel hinzu.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>used in memory only</source>
        <translation>nur im Speicher verwendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>Same key ID; {used}.</source>
        <translation>Gleiche Key-ID; {used}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>{profile} (another key)</source>
        <translation>{profile} (anderer Schlüssel)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/recognised.py"/>
        <source>{profile} (found)</source>
        <translation>{profile} (gefunden)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>Keep in the history</source>
        <translation>Im Verlauf behalten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>The report was copied</source>
        <translation>Der Bericht wurde kopiert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>cURL, HAR, an SDK’s error, raw HTTP, Postman and more. Nothing is run or sent.</source>
        <translation>cURL, HAR, Fehler eines SDKs, rohes HTTP, Postman und mehr. Nichts wird ausgeführt oder gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>Paste a failing request</source>
        <translation>Abgelehnte Anfrage einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>Everything is computed on this computer</source>
        <translation>Alles wird auf diesem Rechner berechnet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>Paste again</source>
        <translation>Erneut einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>Looking for the cause…</source>
        <translation>Ursache wird gesucht …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>The question got no answer. Check the network and ask again.</source>
        <translation>Auf die Frage kam keine Antwort. Prüfen Sie das Netz und fragen Sie erneut.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>Kept in the history, redacted</source>
        <translation>Geschwärzt im Verlauf behalten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>One request was sent</source>
        <translation>Eine Anfrage wurde gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>Nothing was sent</source>
        <translation>Es wurde nichts gesendet</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>{count} causes checked</source>
        <extracomment>For one: {count} cause checked</extracomment>
        <translation>
            <numerusform>{count} Ursache geprüft</numerusform>
            <numerusform>{count} Ursachen geprüft</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/result_pane.py"/>
        <source>{causes} in {time} ms, on this computer</source>
        <translation>{causes} in {time} ms, auf diesem Rechner</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/signed_view.py"/>
        <source>Copy the corrected request</source>
        <translation>Korrigierte Anfrage kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/signed_view.py"/>
        <source>The corrected request</source>
        <translation>Die korrigierte Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/signed_view.py"/>
        <source>Its answer</source>
        <translation>Die Antwort darauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/signed_view.py"/>
        <source>Signed now; the shared secret is never shown. Its signature holds for a short time.</source>
        <translation>Jetzt signiert; das Shared Secret wird nie gezeigt. Die Signatur gilt nur kurz.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/signed_view.py"/>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/signed_view.py"/>
        <source>It is accepted now.</source>
        <translation>Sie wird jetzt angenommen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/diagnose/signed_view.py"/>
        <source>It is still refused; diagnose this answer.</source>
        <translation>Sie wird weiter abgelehnt; diagnostizieren Sie diese Antwort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Tuesday</source>
        <translation>Dienstag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Wednesday</source>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Thursday</source>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Friday</source>
        <translation>Freitag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Invalid</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>No token</source>
        <translation>Kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>{what} of {time}</source>
        <translation>{what} von {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>{weekday}, {day}</source>
        <translation>{weekday}, {day}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>today {time}</source>
        <translation>heute {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/entry_text.py"/>
        <source>yesterday {time}</source>
        <translation>gestern {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/entry_rows.py"/>
        <source>Name of the preset</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/entry_rows.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/entry_rows.py"/>
        <source>Save no preset</source>
        <translation>Keine Vorlage speichern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/entry_rows.py"/>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/entry_rows.py"/>
        <source>Path of your own field</source>
        <translation>Pfad des eigenen Felds</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>Card data.</source>
        <translation>Kartendaten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>Personal data.</source>
        <translation>Personenbezogene Daten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>Include</source>
        <translation>Erfassen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>not included</source>
        <translation>nicht erfasst</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>included, required</source>
        <translation>erfasst, Pflicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>included, optional</source>
        <translation>erfasst, optional</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>The server is asked to capture what is ticked.</source>
        <translation>Was angehakt ist, soll der Server erfassen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>A field is required unless the body says
"required": false. A required one is written as {}.</source>
        <translation>Ein Feld ist Pflicht, wenn der Body nicht
"required": false sagt. Ein Pflichtfeld wird als {} geschrieben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>Fields below {path}</source>
        <translation>Felder unter {path}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>{included} of {n}</source>
        <translation>{included} von {n}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>Not in the documented list; sent as it is.</source>
        <translation>Nicht in der dokumentierten Liste; wird so gesendet, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>For example {example}.</source>
        <translation>Zum Beispiel {example}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>Only in an example of the specification.</source>
        <translation>Nur in einem Beispiel der Spezifikation.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/fields/model.py"/>
        <source>{n} required</source>
        <extracomment>For one: {n} required</extracomment>
        <translation>
            <numerusform>{n} Pflicht</numerusform>
            <numerusform>{n} Pflicht</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Add a field of your own</source>
        <translation>Eigenes Feld hinzufügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Find a field</source>
        <translation>Feld suchen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>{count} of {n} fields</source>
        <extracomment>For one: {count} of {n} field</extracomment>
        <translation>
            <numerusform>{count} von {n} Feld</numerusform>
            <numerusform>{count} von {n} Feldern</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>No field ticked</source>
        <translation>Kein Feld angehakt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Save as a preset…</source>
        <translation>Als Vorlage speichern …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Delete “{name}”</source>
        <translation>„{name}“ löschen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>A preset has at most {most} fields.</source>
        <translation>Eine Vorlage hat höchstens {most} Felder.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>“{name}” comes with FlexGUI; take another name.</source>
        <translation>„{name}“ gehört zu FlexGUI; nehmen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>“{name}” is taken: it can be replaced.</source>
        <translation>„{name}“ gibt es schon: Die Vorlage kann ersetzt werden.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>{count} of {n} fields found</source>
        <extracomment>For one: {count} of {n} field found</extracomment>
        <translation>
            <numerusform>{count} von {n} Feld gefunden</numerusform>
            <numerusform>{count} von {n} Feldern gefunden</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>No field found</source>
        <translation>Kein Feld gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>{path} is a group; name a field below it.</source>
        <translation>{path} ist eine Gruppe; nennen Sie ein Feld darunter.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>{path} lies below a field; a field holds no others.</source>
        <translation>{path} liegt unter einem Feld; ein Feld enthält keine anderen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>FlexGUI shows at most {most} fields of your own.</source>
        <translation>FlexGUI zeigt höchstens {most} eigene Felder.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/row_menu.py"/>
        <source>Include or leave out</source>
        <translation>Aufnehmen oder weglassen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/row_menu.py"/>
        <source>Required or optional</source>
        <translation>Pflichtfeld oder optional</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/row_menu.py"/>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/row_menu.py"/>
        <source>Open documentation</source>
        <translation>Dokumentation öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/row_menu.py"/>
        <source>Remove this field</source>
        <translation>Dieses Feld entfernen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/finding_row.py"/>
        <source>Less about: {name}</source>
        <translation>Weniger dazu: {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/finding_row.py"/>
        <source>More about: {name}</source>
        <translation>Mehr dazu: {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/finding_row.py"/>
        <source>Fix</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/finding_row.py"/>
        <source>Source: {source}</source>
        <translation>Quelle: {source}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/finding_row.py"/>
        <source>Hashed</source>
        <translation>Gehasht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/finding_row.py"/>
        <source>the digest you sent</source>
        <translation>der gesendete Digest</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/finding_row.py"/>
        <source>what the server computes</source>
        <translation>was der Server berechnet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/side_by_side.py"/>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/side_by_side.py"/>
        <source>First difference: character {column}</source>
        <translation>Erster Unterschied: Zeichen {column}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/findings/side_by_side.py"/>
        <source>First difference: line {line}, character {column}</source>
        <translation>Erster Unterschied: Zeile {line}, Zeichen {column}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/help_window.py"/>
        <source>FlexGUI help</source>
        <translation>FlexGUI-Hilfe</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/help_window.py"/>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/help_window.py"/>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Use these fields again</source>
        <translation>Felder wieder verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>A pinned entry does not expire</source>
        <translation>Ein angehefteter Eintrag läuft nicht ab</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Compare these two</source>
        <translation>Diese beiden vergleichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Compare with the token in Inspect</source>
        <translation>Mit dem geprüften Token vergleichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Name this entry</source>
        <translation>Diesen Eintrag benennen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Name of the entry</source>
        <translation>Name des Eintrags</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/entry_detail.py"/>
        <source>Note on the entry</source>
        <translation>Notiz zum Eintrag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/footer.py"/>
        <source>Responses and tokens are stored on this computer, without secrets.</source>
        <translation>Antworten und Token werden auf diesem Rechner gespeichert, ohne Geheimnisse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/footer.py"/>
        <source>Nothing new is stored. Listed entries stay until you delete them.</source>
        <translation>Neues wird nicht gespeichert. Einträge in der Liste bleiben, bis Sie sie löschen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/footer.py"/>
        <source>Delete all…</source>
        <translation>Alle löschen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/footer.py"/>
        <source>How long entries are stored</source>
        <translation>Wie lange Einträge gespeichert werden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/footer.py"/>
        <source>Older entries are deleted when FlexGUI starts, except pinned ones.</source>
        <translation>Ältere Einträge werden beim Start von FlexGUI gelöscht, außer angehefteten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/footer.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/footer.py"/>
        <source>Store nothing</source>
        <translation>Nichts speichern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/footer.py"/>
        <source>Store for a year</source>
        <translation>Ein Jahr lang speichern</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/history/footer.py"/>
        <source>Store for {n} days</source>
        <extracomment>For one: Store for {n} day</extracomment>
        <translation>
            <numerusform>Einen Tag lang speichern</numerusform>
            <numerusform>{n} Tage lang speichern</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>sent {n} times</source>
        <extracomment>For one: sent {n} time</extracomment>
        <translation>
            <numerusform>{n}-mal gesendet</numerusform>
            <numerusform>{n}-mal gesendet</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>No entry contains all these words. Names, notes, profiles, fields and IDs are searched.</source>
        <translation>Kein Eintrag enthält alle diese Wörter. Durchsucht werden Namen, Notizen, Profile, Felder und IDs.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Delete these {n} entries? This cannot be undone.</source>
        <extracomment>For one: Delete “{name}”? This cannot be undone.</extracomment>
        <translation>
            <numerusform>Diesen Eintrag löschen? Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Diese {n} Einträge löschen? Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Delete all {count} entries, including pinned ones? This cannot be undone.</source>
        <extracomment>For one: Delete the only entry, even if it is pinned? This cannot be undone.</extracomment>
        <translation>
            <numerusform>Den einen Eintrag löschen, auch wenn er angeheftet ist? Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Alle {count} Einträge löschen, auch angeheftete? Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Close the history</source>
        <translation>Verlauf schließen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>No entries</source>
        <translation>Keine Einträge</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>No entries yet</source>
        <translation>Noch keine Einträge</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Send a request, or paste a token in Inspect.</source>
        <translation>Senden Sie eine Anfrage, oder fügen Sie unter „Prüfen“ ein Token ein.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>{n} entries found</source>
        <extracomment>For one: {n} entry found</extracomment>
        <translation>
            <numerusform>{n} Eintrag gefunden</numerusform>
            <numerusform>{n} Einträge gefunden</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>{n} and more entries found</source>
        <translation>Mehr als {n} Einträge gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>{n} and more entries</source>
        <translation>Mehr als {n} Einträge</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>{count} entries are older than {days} days. Delete them? Keep them if the date of this computer is wrong.</source>
        <extracomment>For one: {count} entry is older than {days} days. Delete it? Keep it if the date of this computer is wrong.</extracomment>
        <translation>
            <numerusform>Ein Eintrag ist älter als {days} Tage. Soll er gelöscht werden? Behalten Sie ihn, wenn das Datum dieses Rechners falsch ist.</numerusform>
            <numerusform>{count} Einträge sind älter als {days} Tage. Sollen sie gelöscht werden? Behalten Sie sie, wenn das Datum dieses Rechners falsch ist.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Fold the repeats</source>
        <translation>Wiederholungen einklappen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>List the repeats</source>
        <translation>Wiederholungen auflisten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>In the fields</source>
        <translation>In den Feldern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Open or close a group</source>
        <translation>Gruppe öffnen oder schließen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>In the claims</source>
        <translation>In den Claims</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Show the whole value</source>
        <translation>Ganzen Wert zeigen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Previous match</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>In the history</source>
        <translation>Im Verlauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Open as it was</source>
        <translation>Öffnen, wie es war</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>List the repeats of a request</source>
        <translation>Wiederholungen einer Anfrage auflisten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Fold them again</source>
        <translation>Wieder zusammenfassen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Close the search, then the history</source>
        <translation>Suche schließen, dann den Verlauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Next control, also from a text field</source>
        <translation>Nächstes Bedienelement, auch aus einem Textfeld</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Previous control</source>
        <translation>Voriges Bedienelement</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Between tabs</source>
        <translation>Zwischen Reitern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Find a shortcut</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Appearance: follow system</source>
        <translation>Darstellung: wie das System</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Appearance: light</source>
        <translation>Darstellung: hell</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Appearance: dark</source>
        <translation>Darstellung: dunkel</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Appearance: high contrast</source>
        <translation>Darstellung: hoher Kontrast</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Open token…</source>
        <translation>Token öffnen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Paste token</source>
        <translation>Token einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Open failing request…</source>
        <translation>Abgelehnte Anfrage öffnen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>diagnose cURL HAR log</source>
        <translation>Diagnose cURL HAR Log</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>command field preset claim</source>
        <translation>Befehl Feld Vorlage Claim</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Tokenize</source>
        <translation>Tokenisieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>transient token test card</source>
        <translation>Transient Token Testkarte</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>why refused 401 authentication failed cURL HAR</source>
        <translation>warum abgelehnt 401 authentication failed cURL HAR</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>earlier responses</source>
        <translation>frühere Antworten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>faults log credentials .env</source>
        <translation>Störungen Log Zugangsdaten .env</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>colours theme</source>
        <translation>Farben Thema</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>larger text</source>
        <translation>größerer Text</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>smaller text</source>
        <translation>kleinerer Text</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Language: follow system</source>
        <translation>Sprache: wie das System</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Get a test token</source>
        <translation>Test-Token holen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>tokenize transient token card</source>
        <translation>tokenisieren Transient Token Karte</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Edit profiles…</source>
        <translation>Profile bearbeiten …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>preferences settings account credentials key</source>
        <translation>Einstellungen Konto Zugangsdaten Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>Network…</source>
        <translation>Netzwerk …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>proxy certificate CA file TLS settings</source>
        <translation>Proxy Zertifikat CA-Datei TLS Einstellungen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>manual documentation README</source>
        <translation>Handbuch Dokumentation README</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_menu.py"/>
        <source>versions telemetry bug report</source>
        <translation>Versionen Telemetrie Fehlerbericht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>&amp;Request</source>
        <translation>A&amp;nfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/menus.py"/>
        <source>a request is running</source>
        <translation>eine Anfrage läuft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/menus.py"/>
        <source>no request is running</source>
        <translation>keine Anfrage läuft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Unlock…</source>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Enter it for now…</source>
        <translation>Vorerst eingeben …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>The body cannot be sent</source>
        <translation>Der Body kann nicht gesendet werden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>This file cannot be used</source>
        <translation>Diese Datei ist nicht verwendbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>No secret for this profile</source>
        <translation>Kein Secret für dieses Profil</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>The P12 cannot be used</source>
        <translation>Die P12-Datei ist nicht verwendbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Credentials are not complete</source>
        <translation>Zugangsdaten sind unvollständig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>A file was damaged</source>
        <translation>Eine Datei war beschädigt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>This host is not allowed</source>
        <translation>Dieser Host ist nicht erlaubt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Network settings not usable</source>
        <translation>Netzwerk-Einstellungen nicht verwendbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Production is locked</source>
        <translation>Produktion ist gesperrt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>The sandbox did not start</source>
        <translation>Die Sandbox ist nicht gestartet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>This request cannot be read</source>
        <translation>Diese Anfrage ist nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>This cannot be done</source>
        <translation>Das geht nicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Keyring locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>The keyring was not unlocked</source>
        <translation>Der Schlüsselbund wurde nicht entsperrt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>The keyring refused access</source>
        <translation>Der Schlüsselbund hat den Zugriff verweigert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>The keyring has gone</source>
        <translation>Der Schlüsselbund ist verschwunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>No keyring here</source>
        <translation>Hier gibt es keinen Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>The keyring did not answer</source>
        <translation>Der Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Too long for the keyring</source>
        <translation>Zu lang für den Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>The keyring failed</source>
        <translation>Der Schlüsselbund hat versagt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Without a keyring, secrets are lost when FlexGUI closes.</source>
        <translation>Ohne Schlüsselbund gehen Secrets verloren, wenn FlexGUI geschlossen wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>It was a {kind}. Nothing that you entered is lost.</source>
        <translation>Es war ein {kind}. Nichts, was Sie eingegeben haben, ist verloren.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Requests reach the live account of merchant {merchant}. Sending is locked.</source>
        <translation>Anfragen erreichen das Live-Konto des Händlers {merchant}. Das Senden ist gesperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Requests reach the live account of merchant {merchant}. Sending is unlocked.</source>
        <translation>Anfragen erreichen das Live-Konto des Händlers {merchant}. Das Senden ist entsperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Nothing is sent by this. Sending locks again after ten minutes.</source>
        <translation>Damit wird nichts gesendet. Nach zehn Minuten wird das Senden wieder gesperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>This is not the merchant ID of this profile.</source>
        <translation>Das ist nicht die Merchant-ID dieses Profils.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Lock now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Safer:</source>
        <translation>Sicherer:</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>use {name} instead</source>
        <translation>stattdessen {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Use {name} instead</source>
        <translation>Stattdessen {name} verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Unlock sending</source>
        <translation>Senden entsperren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Unlock for ten minutes</source>
        <translation>Für zehn Minuten entsperren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Send as “{name}”?</source>
        <translation>Als „{name}“ senden?</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production.py"/>
        <source>Requests reach the live account of merchant {merchant}. Type the merchant ID to go on.</source>
        <translation>Anfragen erreichen das Live-Konto des Händlers {merchant}. Tippen Sie die Merchant-ID ein, um fortzufahren.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/check_line.py"/>
        <source>Sends one request for one field.</source>
        <translation>Sendet eine Anfrage für ein Feld.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/check_line.py"/>
        <source>A production profile is tested by sending a request after unlocking.</source>
        <translation>Ein Produktionsprofil wird getestet, indem Sie nach dem Entsperren eine Anfrage senden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/check_line.py"/>
        <source>Test this profile</source>
        <translation>Profil testen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/check_line.py"/>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/check_line.py"/>
        <source>One request is sent as “{name}”.</source>
        <translation>Eine Anfrage wird als „{name}“ gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/check_line.py"/>
        <source>This profile works.</source>
        <translation>Dieses Profil funktioniert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>Enter the shared secret to test it.</source>
        <translation>Zum Testen das Shared Secret eingeben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>Enter the pass phrase to test it.</source>
        <translation>Zum Testen die Passphrase eingeben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>Profiles (*.json);;All files (*)</source>
        <translation>Profile (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>Export profiles</source>
        <translation>Profile exportieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>Exported without secrets to {file}.</source>
        <translation>Ohne Secrets nach {file} exportiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>Import profiles</source>
        <translation>Profile importieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>It speaks TLS. Choose {file} as CA file under Profile → Network…</source>
        <translation>Sie spricht TLS. Wählen Sie {file} als CA-Datei unter Profil → Netzwerk …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>Choose a P12 file</source>
        <translation>P12-Datei wählen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>{n} profiles imported. Enter the secrets: an export holds none.</source>
        <extracomment>For one: One profile imported. Enter the secrets: an export holds none.</extracomment>
        <translation>
            <numerusform>Ein Profil importiert. Geben Sie die Secrets ein: Ein Export enthält keine.</numerusform>
            <numerusform>{n} Profile importiert. Geben Sie die Secrets ein: Ein Export enthält keine.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>Unnamed</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>{field} is missing.</source>
        <translation>{field} fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/dialog.py"/>
        <source>{field} needs a look.</source>
        <translation>{field} bitte ansehen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Business Center: Payment Configuration → Key Management, REST – Shared Secret.</source>
        <translation>Business Center: Payment Configuration → Key Management, REST – Shared Secret.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>44 characters of base64. Key Management shows it once, when the key is made.</source>
        <translation>44 Zeichen Base64. Key Management zeigt es einmal, wenn der Schlüssel entsteht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>The password set when the P12 was made in Key Management. Empty if the file has none.</source>
        <translation>Das Passwort, das beim Erzeugen des P12 in Key Management gesetzt wurde. Leer, wenn die Datei keines hat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Quotes and spaces were removed.</source>
        <translation>Anführungszeichen und Leerzeichen wurden entfernt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>the sandbox environment</source>
        <translation>die Sandbox-Umgebung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>the test environment</source>
        <translation>die Testumgebung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>the production environment</source>
        <translation>die Produktionsumgebung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>the custom environment</source>
        <translation>die eigene Umgebung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>In the keyring</source>
        <translation>Im Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>In memory only</source>
        <translation>Nur im Speicher</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Saved before, not checked</source>
        <translation>Früher gespeichert, nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>As the list and the toolbar show it.</source>
        <translation>So, wie Liste und Werkzeugleiste ihn zeigen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Scheme and host, as in http://127.0.0.1:8080. Other computers: https only.</source>
        <translation>Schema und Host, wie http://127.0.0.1:8080. Andere Rechner: nur https.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Also called organisation ID in the Business Center.</source>
        <translation>Im Business Center auch Organisation ID genannt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>MetaKey of a portfolio</source>
        <translation>MetaKey eines Portfolios</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>The organisation whose key signs; the merchant ID above is the one that sells.</source>
        <translation>Die Organisation, deren Schlüssel signiert; die Merchant-ID darüber ist die, die verkauft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Show the shared secret while this is pressed</source>
        <translation>Shared Secret zeigen, solange gedrückt wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Show the pass phrase while this is pressed</source>
        <translation>Passphrase zeigen, solange gedrückt wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Keep a copy in FlexGUI’s folder</source>
        <translation>Kopie im Ordner von FlexGUI aufbewahren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Only your user account can read the copy.</source>
        <translation>Nur Ihr Benutzerkonto kann die Kopie lesen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>{length} characters of base64, {size} bytes.</source>
        <translation>{length} Zeichen Base64, {size} Bytes.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>The stored shared secret is for {place} and is not used here. Enter another one.</source>
        <translation>Das gespeicherte Shared Secret ist für {place} und wird hier nicht verwendet. Geben Sie ein anderes ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>The stored pass phrase is for {place} and is not used here. Enter another one.</source>
        <translation>Das gespeicherte Passwort ist für {place} und wird hier nicht verwendet. Geben Sie ein anderes ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Leave it empty to keep the stored pass phrase.</source>
        <translation>Leer lassen, um die gespeicherte Passphrase zu behalten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Leave it empty to keep the stored shared secret.</source>
        <translation>Leer lassen, um das gespeicherte Shared Secret zu behalten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Where</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>How requests are signed</source>
        <translation>Wie Anfragen signiert werden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Stored in</source>
        <translation>Gespeichert in</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>HTTPS_PROXY, ALL_PROXY and NO_PROXY, else the proxy of the desktop.</source>
        <translation>HTTPS_PROXY, ALL_PROXY und NO_PROXY, sonst der Proxy des Desktops.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>Every server is reached directly.</source>
        <translation>Jeder Server wird direkt angesprochen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>As in http://proxy.example:3128. If it asks for a login, set HTTPS_PROXY and choose “System”.</source>
        <translation>Wie http://proxy.example:3128. Verlangt er eine Anmeldung, setzen Sie HTTPS_PROXY und wählen Sie „System“.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>Empty: the certificates of the system. REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE, SSL_CERT_FILE and SSL_CERT_DIR take precedence.</source>
        <translation>Leer: die Zertifikate des Systems. REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE, SSL_CERT_FILE und SSL_CERT_DIR haben Vorrang.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>Proxy address</source>
        <translation>Adresse des Proxys</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>Choose a CA file</source>
        <translation>CA-Datei wählen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>The address of the proxy is missing.</source>
        <translation>Die Adresse des Proxys fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>In force for {host}</source>
        <translation>Gilt für {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/network_dialog.py"/>
        <source>Trusted</source>
        <translation>Vertraut</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Add a profile</source>
        <translation>Profil hinzufügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Duplicate this profile, without its secret</source>
        <translation>Dieses Profil duplizieren, ohne sein Secret</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Delete this profile and its secret</source>
        <translation>Dieses Profil und sein Secret löschen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Add from the JSON on the clipboard</source>
        <translation>Aus dem JSON in der Zwischenablage anlegen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>What “flexgui sandbox --json” prints</source>
        <translation>Was „flexgui sandbox --json“ ausgibt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Import profiles…</source>
        <translation>Profile importieren …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Export profiles, without secrets…</source>
        <translation>Profile exportieren, ohne Secrets …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Deleted “{name}”.</source>
        <translation>„{name}“ gelöscht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>CyberSource deprecates HTTP Signature.</source>
        <translation>CyberSource rät von HTTP Signature ab.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>Choose or drop it. Business Center: Payment Configuration → Key Management, REST – Certificate.</source>
        <translation>Wählen oder hierher ziehen. Business Center: Payment Configuration → Key Management, REST – Certificate.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>Shown when the pass phrase opens the file.</source>
        <translation>Wird gezeigt, sobald das Passwort die Datei öffnet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>P12 files (*.p12 *.pfx);;All files (*)</source>
        <translation>P12-Dateien (*.p12 *.pfx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>Other hosts of CyberSource</source>
        <translation>Weitere Hosts von CyberSource</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>Custom address…</source>
        <translation>Eigene Adresse …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>Opens {host} in the browser</source>
        <translation>Öffnet {host} im Browser</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>Use JWT with the same secret</source>
        <translation>JWT mit demselben Secret verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_rows.py"/>
        <source>Drop a .p12 file here</source>
        <translation>.p12-Datei hierher ziehen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/sandbox_page.py"/>
        <source>The sandbox runs on this computer and generates its merchant ID, key ID and shared secret at each start. There is nothing to enter, and nothing leaves this computer.</source>
        <translation>Die Sandbox läuft auf diesem Rechner und erzeugt bei jedem Start Merchant-ID, Key-ID und Shared Secret. Es gibt nichts einzugeben, und nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/sandbox_page.py"/>
        <source>The sandbox panel ({key}) has the shared secret, and copies all of it as .env or JSON.</source>
        <translation>Die Sandbox-Leiste ({key}) hat das Shared Secret und kopiert alles als .env oder JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/sandbox_page.py"/>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/sandbox_page.py"/>
        <source>Copy the base URL</source>
        <translation>Basis-URL kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/sandbox_page.py"/>
        <source>Copy the merchant ID</source>
        <translation>Merchant-ID kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/sandbox_page.py"/>
        <source>Copy the key ID</source>
        <translation>Key-ID kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/secret_status.py"/>
        <source>The profile file holds no secret.</source>
        <translation>Die Profildatei enthält kein Secret.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/secret_status.py"/>
        <source>Unlocking…</source>
        <translation>Wird entsperrt …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/secret_status.py"/>
        <source>The desktop may ask for the password of the keyring.</source>
        <translation>Der Desktop fragt vielleicht nach dem Passwort des Schlüsselbunds.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/secret_status.py"/>
        <source>Checking the keyring of this computer.</source>
        <translation>Der Schlüsselbund dieses Rechners wird geprüft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/secret_status.py"/>
        <source>Memory only</source>
        <translation>Nur im Speicher</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/secret_status.py"/>
        <source>System keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/qt_application.py"/>
        <source>There is no display to open a window on. The commands work without one: flexgui --help.</source>
        <translation>Es gibt kein Display für ein Fenster. Die Befehle gehen auch ohne: flexgui --help.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/qt_application.py"/>
        <source>The window could not be opened: display {display} does not answer, or a library that Qt needs is missing (on Debian: libxcb-cursor0). The commands work without a window: flexgui --help.</source>
        <translation>Das Fenster ließ sich nicht öffnen: Das Display {display} antwortet nicht, oder eine Bibliothek, die Qt braucht, fehlt (unter Debian: libxcb-cursor0). Die Befehle gehen auch ohne Fenster: flexgui --help.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/body_editor.py"/>
        <source>{file} is not a text file.</source>
        <translation>{file} ist keine Textdatei.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>Save the program…</source>
        <translation>Programm speichern …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>Copy the program</source>
        <translation>Programm kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>No program to copy</source>
        <translation>Kein Programm zum Kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>The body has a mistake; this is the code of the last one without</source>
        <translation>Der Body hat einen Fehler; dies ist der Code des letzten ohne Fehler</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>{n} lines</source>
        <extracomment>For one: {n} line</extracomment>
        <translation>
            <numerusform>{n} Zeile</numerusform>
            <numerusform>{n} Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>Follows the fields  ·  secrets come from the environment</source>
        <translation>Folgt den Feldern  ·  Geheimnisse aus der Umgebung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>Signed with</source>
        <translation>Signiert mit</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>No program</source>
        <translation>Kein Programm</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>{language} has no program for {method}</source>
        <translation>Für {language} gibt es kein Programm mit {method}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>Choose {methods}, or another language.</source>
        <translation>Wählen Sie {methods}, oder eine andere Sprache.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/code_page.py"/>
        <source>Save the program</source>
        <translation>Programm speichern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Not kept: the history does not store how a request was signed.</source>
        <translation>Nicht aufbewahrt: Wie eine Anfrage signiert wurde, speichert der Verlauf nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>HTTP request</source>
        <translation>HTTP-Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Request body</source>
        <translation>Body der Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Go to the line</source>
        <translation>Zur Zeile</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Request as sent</source>
        <translation>Anfrage wie gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Open a request body</source>
        <translation>Body einer Anfrage öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>JSON (*.json);;All files (*)</source>
        <translation>JSON (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Open a body from a file…</source>
        <translation>Body aus einer Datei öffnen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Copy the body</source>
        <translation>Body kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>As sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Go to line {line}</source>
        <translation>Zu Zeile {line}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>{count} bytes as sent</source>
        <extracomment>For one: {count} byte as sent</extracomment>
        <translation>
            <numerusform>{count} Byte</numerusform>
            <numerusform>{count} Bytes</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Shared secret is never shown</source>
        <translation>Das Shared Secret wird nie gezeigt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>{why}. Correct it to send.</source>
        <translation>{why}. Korrigieren Sie das, um zu senden.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>{n} paths are not in the documented list; they are sent as they are</source>
        <extracomment>For one: {path} is not in the documented list; it is sent as it is</extracomment>
        <translation>
            <numerusform>{path} ist nicht dokumentiert; wird so gesendet</numerusform>
            <numerusform>{n} Pfade sind nicht dokumentiert; sie werden so gesendet</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Edited by hand</source>
        <translation>Von Hand bearbeitet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Follows the ticked fields</source>
        <translation>Folgt den angehakten Feldern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Wrap in “fields”</source>
        <translation>In „fields“ einschließen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Keep only “fields”</source>
        <translation>Nur „fields“ behalten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Untick {field}</source>
        <translation>{field} nicht anhaken</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Nothing was pasted: the text has {count} characters, a request body at most {most}.</source>
        <translation>Es wurde nichts eingefügt: Der Text hat {count} Zeichen, ein Body höchstens {most}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>Tick the fields to capture and unlock sending to ask {name}.</source>
        <translation>Haken Sie die gewünschten Felder an und entsperren Sie das Senden, um {name} zu fragen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>Tick the fields to capture and press Send to ask {name}.</source>
        <translation>Haken Sie die gewünschten Felder an und drücken Sie „Senden“, um {name} zu fragen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>No response yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>Responses from other profiles are put away when the profile changes, so that a sandbox response is never mistaken for a live one. The last one is from {name}.</source>
        <translation>Antworten anderer Profile werden beim Wechsel des Profils weggelegt, damit eine Antwort der Sandbox nie mit einer echten verwechselt wird. Die letzte ist von {name}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>The sandbox on this computer needs neither an account nor a network, so you can send right away.</source>
        <translation>Die Sandbox auf diesem Rechner braucht weder Konto noch Netzwerk; Sie können also sofort senden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>Choose the fields to capture</source>
        <translation>Zu erfassende Felder wählen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>Those of a card are ticked at first. The body follows.</source>
        <translation>Am Anfang sind die einer Karte angehakt. Der Body folgt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>One signed request goes to the sandbox on this computer.</source>
        <translation>Eine signierte Anfrage geht an die Sandbox auf diesem Rechner.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>Read the response</source>
        <translation>Antwort lesen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>The capture context is decoded, its signature is checked, and its remaining time is shown.</source>
        <translation>Der Capture Context wird dekodiert, seine Signatur geprüft und die verbleibende Zeit angezeigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/empty.py"/>
        <source>Have CyberSource keys?</source>
        <translation>Schlüssel von CyberSource zur Hand?</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/panel.py"/>
        <source>This response is from an earlier request</source>
        <translation>Diese Antwort ist von einer früheren Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/panel.py"/>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/panel.py"/>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/panel.py"/>
        <source>Nothing sent with this profile</source>
        <translation>Mit diesem Profil wurde nichts gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/panel.py"/>
        <source>Nothing sent in this window</source>
        <translation>In diesem Fenster wurde nichts gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/panel.py"/>
        <source>{send} sends, {find} finds everything</source>
        <translation>{send} sendet, {find} findet alles</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/panel.py"/>
        <source>Its response is ignored.</source>
        <translation>Ihre Antwort wird nicht beachtet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/panel.py"/>
        <source>Refused  ·  {message}</source>
        <translation>Abgelehnt  ·  {message}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/refused_page.py"/>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/refused_page.py"/>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/refused_page.py"/>
        <source>No response was received.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/token_page.py"/>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/token_page.py"/>
        <source>Find a claim</source>
        <translation>Claim suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/token_page.py"/>
        <source>Expand all</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/token_page.py"/>
        <source>Collapse all</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/response/token_page.py"/>
        <source>no type</source>
        <translation>ohne Typ</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/credentials_view.py"/>
        <source>Copy as .env</source>
        <translation>Als .env kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/credentials_view.py"/>
        <source>Copy the shared secret</source>
        <translation>Shared Secret kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/credentials_view.py"/>
        <source>Copy the path of the CA file</source>
        <translation>Pfad der CA-Datei kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/credentials_view.py"/>
        <source>Generated at start, for this sandbox only.</source>
        <translation>Beim Start erzeugt, nur für diese Sandbox.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/credentials_view.py"/>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/faults_view.py"/>
        <source>Delay in milliseconds</source>
        <translation>Verzögerung in Millisekunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/faults_view.py"/>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/faults_view.py"/>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>Requests to the sandbox</source>
        <translation>Anfragen an die Sandbox</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>Copy the .env and start your program, or press Send.</source>
        <translation>Kopieren Sie die .env und starten Sie Ihr Programm, oder drücken Sie Senden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>Copy log</source>
        <translation>Log kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>from {client}</source>
        <translation>von {client}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>{n} ms</source>
        <translation>{n} ms</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/log_view.py"/>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/panel.py"/>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/panel.py"/>
        <source>Port and TLS…</source>
        <translation>Port und TLS …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/panel.py"/>
        <source>running since {time}, on this computer only</source>
        <translation>läuft seit {time}, nur auf diesem Rechner</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/sandbox/panel.py"/>
        <source>{n} requests</source>
        <extracomment>For one: {n} request</extracomment>
        <translation>
            <numerusform>{n} Anfrage</numerusform>
            <numerusform>{n} Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/sandbox/panel.py"/>
        <source>{n} refused</source>
        <extracomment>For one: {n} refused</extracomment>
        <translation>
            <numerusform>{n} abgelehnt</numerusform>
            <numerusform>{n} abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/sandbox/panel.py"/>
        <source>{n} faults on</source>
        <extracomment>For one: {n} fault on</extracomment>
        <translation>
            <numerusform>{n} Störung an</numerusform>
            <numerusform>{n} Störungen an</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/panel.py"/>
        <source>Faults apply to FlexGUI and to your own programs</source>
        <translation>Störungen gelten für FlexGUI und für Ihre eigenen Programme</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/panel.py"/>
        <source>Close the sandbox panel</source>
        <translation>Sandbox-Leiste schließen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/start_dialog.py"/>
        <source>Port and TLS</source>
        <translation>Port und TLS</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/start_dialog.py"/>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/start_dialog.py"/>
        <source>TLS, with a certificate made for this sandbox</source>
        <translation>TLS, mit einem Zertifikat für diese Sandbox</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/start_dialog.py"/>
        <source>Restart the sandbox</source>
        <translation>Sandbox neu starten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/start_dialog.py"/>
        <source>0 takes any free port.</source>
        <translation>0 nimmt irgendeinen freien Port.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/sandbox/start_dialog.py"/>
        <source>The credentials stay the same. With TLS, clients must trust the CA file that the panel shows.</source>
        <translation>Die Zugangsdaten bleiben gleich. Mit TLS müssen Clients der CA-Datei vertrauen, die die Leiste zeigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/session_state.py"/>
        <source>{error} Nothing that you entered is lost while FlexGUI is open.</source>
        <translation>{error} Nichts, was Sie eingegeben haben, geht verloren, solange FlexGUI läuft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>Equal</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>Only left</source>
        <translation>Nur links</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>Only right</source>
        <translation>Nur rechts</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>{count} equal</source>
        <translation>{count} gleich</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>{count} changed</source>
        <translation>{count} geändert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>{count} only left</source>
        <translation>{count} nur links</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>{count} only right</source>
        <translation>{count} nur rechts</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>More than can be listed; the copied text has all</source>
        <translation>Mehr, als sich auflisten lässt; der kopierte Text enthält alles</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>{n} rows</source>
        <extracomment>For one: {n} row</extracomment>
        <translation>
            <numerusform>{n} Zeile</numerusform>
            <numerusform>{n} Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>{n} mismatches</source>
        <extracomment>For one: {n} mismatch</extracomment>
        <translation>
            <numerusform>{n} Abweichung</numerusform>
            <numerusform>{n} Abweichungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>{n} expected differences</source>
        <extracomment>For one: {n} expected difference</extracomment>
        <translation>
            <numerusform>{n} erwarteter Unterschied</numerusform>
            <numerusform>{n} erwartete Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>They have nothing in common</source>
        <translation>Sie haben nichts gemeinsam</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>Claim</source>
        <translation>Claim</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>{count} values, {first} … {last}</source>
        <translation>{count} Werte, {first} … {last}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Choose what to compare with</source>
        <translation>Wählen, womit verglichen wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Any token of the history, or one that you paste. A transient token is compared with its capture context by meaning, everything else by path.</source>
        <translation>Ein Token aus dem Verlauf oder ein eingefügtes. Ein Transient Token wird mit seinem Capture Context der Bedeutung nach verglichen, alles andere nach Pfaden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>One of the two is a token, the other a response without one. Choose another entry.</source>
        <translation>Eines von beiden ist ein Token, das andere eine Antwort ohne Token. Wählen Sie einen anderen Eintrag.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Compare with…</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Copy the comparison as text</source>
        <translation>Vergleich als Text kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>with</source>
        <translation>mit</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Token to compare with</source>
        <translation>Token, mit dem verglichen wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Paste the other token here.</source>
        <translation>Das andere Token hier einfügen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Nothing is compared yet</source>
        <translation>Noch nichts verglichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>A pasted token…</source>
        <translation>Ein eingefügtes Token …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Pasted: {kind}</source>
        <translation>Eingefügt: {kind}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Open token</source>
        <translation>Token öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>File not read</source>
        <translation>Datei nicht gelesen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>From the history, stored {when}</source>
        <translation>Aus dem Verlauf, gespeichert {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>From the history</source>
        <translation>Aus dem Verlauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>{origin}. Its signature is not kept</source>
        <translation>{origin}. Seine Signatur ist nicht aufbewahrt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Capture context of {time}</source>
        <translation>Capture Context von {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Capture context</source>
        <translation>Capture Context</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Only the public key was fetched</source>
        <translation>Nur der öffentliche Schlüssel wurde geholt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Only the public key was requested</source>
        <translation>Nur der öffentliche Schlüssel wurde angefordert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Read on this computer, nothing was sent</source>
        <translation>Auf diesem Rechner gelesen, nichts wurde gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>the key that was pasted</source>
        <translation>dem eingefügten Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>A capture context is signed with a key that its environment publishes.</source>
        <translation>Ein Capture Context ist mit einem Schlüssel signiert, den seine Umgebung veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>A transient token is signed with the one-time key of the capture context it was made from.</source>
        <translation>Ein Transient Token ist mit dem Einmalschlüssel des Capture Contexts signiert, aus dem es entstand.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>A bearer token is signed by who sends the request. The secret comes from the keyring and is never shown.</source>
        <translation>Ein Bearer Token signiert, wer die Anfrage sendet. Das Secret kommt aus dem Schlüsselbund und wird nie gezeigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>If it is one of the Flex API’s, its key is published by its environment.</source>
        <translation>Ist es eines der Flex API, veröffentlicht seine Umgebung den Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>It is encrypted: only who has the private key can read it. The header is all there is to see.</source>
        <translation>Es ist verschlüsselt: Nur wer den privaten Schlüssel hat, kann es lesen. Zu sehen ist allein der Header.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>A JWK, a JWK set, PEM, DER or a certificate; for a transient token also its capture context.</source>
        <translation>Ein JWK, ein JWK-Set, PEM, DER oder ein Zertifikat; für ein Transient Token auch sein Capture Context.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Paste its capture context…</source>
        <translation>Seinen Capture Context einfügen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Paste a key here.</source>
        <translation>Schlüssel hier einfügen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>It is not in the history: paste it, or open it as a file.</source>
        <translation>Er ist nicht im Verlauf: Fügen Sie ihn ein, oder öffnen Sie ihn als Datei.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Verify with it</source>
        <translation>Damit prüfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Verify with this key</source>
        <translation>Mit diesem Schlüssel prüfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Environment of the token</source>
        <translation>Umgebung des Tokens</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Token to inspect</source>
        <translation>Token zum Prüfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Choose a profile…</source>
        <translation>Profil wählen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>The P12 of {name}</source>
        <translation>P12 von {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>The shared secret of {name}</source>
        <translation>Shared Secret von {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>A key file…</source>
        <translation>Eine Schlüsseldatei …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Paste a key…</source>
        <translation>Schlüssel einfügen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Paste its capture context here.</source>
        <translation>Hier seinen Capture Context einfügen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>flx.jwk of the capture context of {time}</source>
        <translation>flx.jwk des Capture Contexts von {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>The environment’s key {kid}</source>
        <translation>Schlüssel „{kid}“ der Umgebung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Choose where it is from…</source>
        <translation>Wählen, woher es kommt …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Open a key</source>
        <translation>Schlüssel öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_view.py"/>
        <source>A shared secret has no public part to show.</source>
        <translation>Ein Shared Secret hat keinen öffentlichen Teil, der sich zeigen ließe.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_view.py"/>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_view.py"/>
        <source>Copy as JWK</source>
        <translation>Als JWK kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_view.py"/>
        <source>The public key was copied as JWK.</source>
        <translation>Der öffentliche Schlüssel wurde als JWK kopiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_view.py"/>
        <source>Copy as PEM</source>
        <translation>Als PEM kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_view.py"/>
        <source>The public key was copied as PEM.</source>
        <translation>Der öffentliche Schlüssel wurde als PEM kopiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>From</source>
        <translation>Woher</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>Fetched</source>
        <translation>Geholt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>Checked with this key</source>
        <translation>Mit diesem Schlüssel geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>It holds a private key or a shared secret, which only its owner may know. Replace it, and find out how it came here.</source>
        <translation>Es enthält einen privaten Schlüssel oder ein Shared Secret, das nur sein Besitzer kennen darf. Ersetzen Sie es, und finden Sie heraus, wie es hierher kam.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>In the token: {path}</source>
        <translation>Im Token: {path}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>{bits} bits, fewer than the {least} of RS256</source>
        <translation>{bits} Bit, weniger als die {least} von RS256</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>{bits} bits</source>
        <translation>{bits} Bit</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>Use</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>{use}, though it verifies signatures</source>
        <translation>{use}, obwohl er Signaturen prüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>Thumbprint</source>
        <translation>Thumbprint</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/keys.py"/>
        <source>no text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/raw_page.py"/>
        <source>Header and payload as JSON</source>
        <translation>Header und Inhalt als JSON</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/raw_page.py"/>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/raw_page.py"/>
        <source>Encoded</source>
        <translation>Kodiert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/raw_page.py"/>
        <source>Form of the token</source>
        <translation>Form des Tokens</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/raw_page.py"/>
        <source>Copy the text</source>
        <translation>Den Text kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/raw_page.py"/>
        <source>Encoded token</source>
        <translation>Kodiertes Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/result_pane.py"/>
        <source>{n} valid</source>
        <translation>{n} gültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/result_pane.py"/>
        <source>{n} invalid</source>
        <translation>{n} ungültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/result_pane.py"/>
        <source>{n} expired</source>
        <translation>{n} abgelaufen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/result_pane.py"/>
        <source>{n} not checked</source>
        <translation>{n} nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/result_pane.py"/>
        <source>Copy the checks as text</source>
        <translation>Prüfungen als Text kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/result_pane.py"/>
        <source>Inspect a token</source>
        <translation>Ein Token prüfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/result_pane.py"/>
        <source>A capture context, a transient token or a bearer token: it is decoded here, and its signature is checked with the key that it names.</source>
        <translation>Ein Capture Context, ein Transient Token oder ein Bearer Token: Es wird hier dekodiert, und seine Signatur wird mit dem Schlüssel geprüft, den es nennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/result_pane.py"/>
        <source>Nothing is sent but a request for the public key that the token names</source>
        <translation>Gesendet wird nur eine Anfrage nach dem öffentlichen Schlüssel, den das Token nennt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/result_pane.py"/>
        <source>Nothing was read</source>
        <translation>Nichts gelesen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/token_pane.py"/>
        <source>Paste a token from the clipboard</source>
        <translation>Token aus der Zwischenablage einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/token_pane.py"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/token_pane.py"/>
        <source>Paste a token here, or drop a file.
Quotes, Bearer and line breaks do not matter.</source>
        <translation>Token hier einfügen oder Datei hierher ziehen.
Anführungszeichen, „Bearer“ und Zeilenumbrüche stören nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/token_pane.py"/>
        <source>Verify with</source>
        <translation>Prüfen mit</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_kinds.py"/>
        <source>Transient token</source>
        <translation>Transient Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_kinds.py"/>
        <source>Bearer token</source>
        <translation>Bearer Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_kinds.py"/>
        <source>Signed token</source>
        <translation>Signiertes Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_kinds.py"/>
        <source>JWE, encrypted</source>
        <translation>JWE, verschlüsselt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_kinds.py"/>
        <source>Microform context</source>
        <translation>Microform-Kontext</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_kinds.py"/>
        <source>Unified Checkout context</source>
        <translation>Unified-Checkout-Kontext</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/checks_view.py"/>
        <source>Requested fields</source>
        <translation>Angeforderte Felder</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/checks_view.py"/>
        <source>Why it matters: {why}</source>
        <translation>Warum das zählt: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/checks_view.py"/>
        <source>Why {check} matters: {why}</source>
        <translation>Wozu {check}: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/claims_model.py"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/claims_model.py"/>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/claims_view.py"/>
        <source>all claims are known</source>
        <translation>alle Claims sind bekannt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/claims_view.py"/>
        <source>Show the whole value…</source>
        <translation>Ganzen Wert zeigen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/claims_view.py"/>
        <source>Whole value</source>
        <translation>Ganzer Wert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/claims_view.py"/>
        <source>{n} found</source>
        <translation>{n} gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/claims_view.py"/>
        <source>{place} of {n}</source>
        <translation>{place} von {n}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/explanation_view.py"/>
        <source>Check first</source>
        <translation>Zuerst prüfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/explanation_view.py"/>
        <source>Looks right</source>
        <translation>Sieht gut aus</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/explanation_view.py"/>
        <source>What can be checked from here</source>
        <translation>Was sich von hier aus prüfen lässt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/explanation_view.py"/>
        <source>Next</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/explanation_view.py"/>
        <source>For support: correlation ID</source>
        <translation>Für den Support: Correlation-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/explanation_view.py"/>
        <source>Copy the correlation ID</source>
        <translation>Correlation-ID kopieren</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/token_views/facts.py"/>
        <source>{n} bytes</source>
        <extracomment>For one: {n} byte</extracomment>
        <translation>
            <numerusform>{n} Byte</numerusform>
            <numerusform>{n} Bytes</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/facts.py"/>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/facts.py"/>
        <source>received {time}</source>
        <translation>empfangen {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/facts.py"/>
        <source>key {kid}, fetched {time}</source>
        <translation>Schlüssel „{kid}“, geholt {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/headers_view.py"/>
        <source>Response headers</source>
        <translation>Header der Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/search_bar.py"/>
        <source>Find a claim, a value or a meaning</source>
        <translation>Claim, Wert oder Bedeutung suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/search_bar.py"/>
        <source>Only unknown claims</source>
        <translation>Nur unbekannte Claims</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/search_bar.py"/>
        <source>Hide every claim whose meaning is known</source>
        <translation>Jeden Claim verbergen, dessen Bedeutung bekannt ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/search_bar.py"/>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token_views/verdict_bar.py"/>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/card_panel.py"/>
        <source>Card and fields</source>
        <translation>Karte und Felder</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/card_panel.py"/>
        <source>Test card</source>
        <translation>Testkarte</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/card_panel.py"/>
        <source>Expiry</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/card_panel.py"/>
        <source>{n} of {all}</source>
        <translation>{n} von {all}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/card_panel.py"/>
        <source>{n} of {all} fields</source>
        <translation>{n} von {all} Feldern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/card_panel.py"/>
        <source>Test cards only; nothing here is kept</source>
        <translation>Nur Testkarten; hier wird nichts gespeichert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/flow_strip.py"/>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/flow_strip.py"/>
        <source>Not there yet</source>
        <translation>Noch nicht da</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/flow_strip.py"/>
        <source>Expired {time}</source>
        <translation>Abgelaufen {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/flow_strip.py"/>
        <source>Flow</source>
        <translation>Ablauf der Schritte</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/payment_view.py"/>
        <source>Kind of payment</source>
        <translation>Art der Zahlung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/payment_view.py"/>
        <source>How the token is given</source>
        <translation>Wie das Token angegeben wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/payment_view.py"/>
        <source>Payment body</source>
        <translation>Body der Zahlung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/payment_view.py"/>
        <source>Send payment</source>
        <translation>Zahlung senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/payment_view.py"/>
        <source>Copy body</source>
        <translation>Body kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/payment_view.py"/>
        <source>Response body</source>
        <translation>Body der Antwort</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/tokenize/payment_view.py"/>
        <source>{names} are left out: the token holds them</source>
        <extracomment>For one: {names} is left out: the token holds it</extracomment>
        <translation>
            <numerusform>{names} ist weggelassen: Das Token enthält es</numerusform>
            <numerusform>{names} sind weggelassen: Das Token enthält sie</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/request_panel.py"/>
        <source>Token request</source>
        <translation>Token-Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/request_panel.py"/>
        <source>Plaintext</source>
        <translation>Klartext</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/request_panel.py"/>
        <source>How it is encrypted</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/request_panel.py"/>
        <source>Copy the plaintext</source>
        <translation>Klartext kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/request_panel.py"/>
        <source>Token request as sent</source>
        <translation>Token-Anfrage, wie gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/request_panel.py"/>
        <source>Follows the form</source>
        <translation>Folgt dem Formular</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/request_panel.py"/>
        <source>Follows the form; Send adds a context</source>
        <translation>Folgt dem Formular; Senden ergänzt einen Context</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/request_panel.py"/>
        <source>The content key is never shown</source>
        <translation>Der Inhaltsschlüssel wird nie gezeigt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/token_panel.py"/>
        <source>The form has changed since this token was requested</source>
        <translation>Das Formular hat sich geändert, seit dieses Token angefordert wurde</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/token_panel.py"/>
        <source>Compare with its capture context</source>
        <translation>Mit seinem Capture Context vergleichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/token_panel.py"/>
        <source>Copy the transient token</source>
        <translation>Transient Token kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/token_panel.py"/>
        <source>Payment {id}.</source>
        <translation>Zahlung {id}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/token_panel.py"/>
        <source>Token expired</source>
        <translation>Token abgelaufen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/tokenize/token_panel.py"/>
        <source>A transient token; all {n} checks are valid.</source>
        <translation>Ein Transient Token; alle {n} Prüfungen sind gültig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/toolbar.py"/>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/toolbar.py"/>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/toolbar.py"/>
        <source>Edit profiles</source>
        <translation>Profile bearbeiten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/toolbar.py"/>
        <source>Stop waiting for the answer</source>
        <translation>Nicht länger auf die Antwort warten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/toolbar.py"/>
        <source>unlocked, {time} left</source>
        <translation>entsperrt, noch {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/banner.py"/>
        <source>Correlation ID</source>
        <translation>Correlation-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/chip.py"/>
        <source>Environment: {name} {host}</source>
        <translation>Umgebung: {name} {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/chip.py"/>
        <source>Requests go to {host}</source>
        <translation>Anfragen gehen an {host}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/chip.py"/>
        <source>this computer</source>
        <translation>diesen Rechner</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/chip.py"/>
        <source>Opens or closes the sandbox panel</source>
        <translation>Öffnet oder schließt die Sandbox-Leiste</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/form_rows.py"/>
        <source>Replace…</source>
        <translation>Ersetzen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/notice.py"/>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/raw_view.py"/>
        <source>Raw text</source>
        <translation>Rohtext</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/raw_view.py"/>
        <source>first {shown} of {count} characters, more below</source>
        <translation>die ersten {shown} von {count} Zeichen, mehr weiter unten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/widgets/raw_view.py"/>
        <source>{count} characters</source>
        <extracomment>For one: {count} character</extracomment>
        <translation>
            <numerusform>{count} Zeichen</numerusform>
            <numerusform>{count} Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/send_button.py"/>
        <source>Unlock to send…</source>
        <translation>Zum Senden entsperren …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/send_button.py"/>
        <source>Send to production</source>
        <translation>An Produktion senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/send_button.py"/>
        <source>Sending {seconds} s</source>
        <translation>Sendet {seconds} s</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/steps_view.py"/>
        <source>Copy: {title}</source>
        <translation>Kopieren: {title}</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>Payments are sent to the sandbox and to test hosts only.</source>
        <translation>Zahlungen werden nur an die Sandbox und an Test-Hosts gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>Profile “{profile}”: {why}</source>
        <translation>Profil „{profile}“: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>Sending as “{profile}” reaches the live account of {merchant}.</source>
        <translation>Senden als „{profile}“ erreicht das Live-Konto von {merchant}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>the P12 of “{profile}”</source>
        <translation>der P12-Datei von „{profile}“</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>The sandbox’s fault {name} is the cause: it {behaviour}.</source>
        <translation>Die Störung {name} der Sandbox ist die Ursache: Die Sandbox {behaviour}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>The sandbox’s log says: {why}.</source>
        <translation>Das Protokoll der Sandbox sagt: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>CyberSource gives no reason; only the sandbox’s log does.</source>
        <translation>CyberSource nennt keinen Grund; das tut nur das Protokoll der Sandbox.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>The primary account number printed on the card; digits only.</source>
        <translation>Die auf der Karte aufgedruckte Nummer (PAN); nur Ziffern.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>pan credit card account</source>
        <translation>pan kreditkarte karte konto credit card account</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Security code</source>
        <translation>Prüfnummer</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>The card verification number: three digits, four on American Express.</source>
        <translation>Die Prüfnummer der Karte: drei Ziffern, vier bei American Express.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>cvv cvc cvn cvv2 cid csc verification</source>
        <translation>cvv cvc cvn cvv2 cid csc sicherheitscode kartenprüfnummer security code</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Expiry month</source>
        <translation>Ablaufmonat</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Month of expiry as two digits, 01 to 12.</source>
        <translation>Monat des Ablaufs mit zwei Ziffern, 01 bis 12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>expiration expiry exp date valid</source>
        <translation>ablauf gültig bis verfall expiration expiry exp date valid</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Expiry year</source>
        <translation>Ablaufjahr</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Year of expiry as four digits.</source>
        <translation>Jahr des Ablaufs mit vier Ziffern.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Card type</source>
        <translation>Kartenart</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Three-digit code of the card scheme, such as 001 Visa, 002 Mastercard, 003 American Express.</source>
        <translation>Dreistelliger Code des Kartensystems, etwa 001 Visa, 002 Mastercard, 003 American Express.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>No maxLength in the specification; the codes have three digits.</source>
        <translation>Keine maxLength in der Spezifikation; die Codes haben drei Ziffern.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>brand scheme network</source>
        <translation>marke kartentyp netz brand scheme network</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Grand total of the order, not negative, with an optional decimal point.</source>
        <translation>Gesamtbetrag der Bestellung, nicht negativ, auf Wunsch mit Dezimalpunkt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>price sum grand total</source>
        <translation>preis summe gesamtbetrag price sum grand total</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>ISO 4217 code of the currency of the order, three letters.</source>
        <translation>ISO-4217-Code der Währung der Bestellung, drei Buchstaben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>iso 4217 money</source>
        <translation>iso 4217 geld money currency</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Bill to</source>
        <translation>Rechnung an</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>First name of the payer, as on the billing account.</source>
        <translation>Vorname des Zahlenden, wie im Abrechnungskonto.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>given name forename</source>
        <translation>rufname given name forename first name</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Last name of the payer, as on the billing account.</source>
        <translation>Nachname des Zahlenden, wie im Abrechnungskonto.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>surname family name</source>
        <translation>familienname surname family name last name</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Name of the company of the payer.</source>
        <translation>Name der Firma des Zahlenden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>organisation organization business</source>
        <translation>unternehmen organisation organization business company</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Email address of the payer, with the domain.</source>
        <translation>E-Mail-Adresse des Zahlenden, mit der Domain.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>e-mail mail</source>
        <translation>e-mail mail email</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Phone number of the payer, with the country code where the order comes from abroad.</source>
        <translation>Telefonnummer des Zahlenden, mit Landesvorwahl, wenn die Bestellung aus dem Ausland kommt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>telephone mobile tel</source>
        <translation>telefon handy mobil telephone mobile tel phone</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Address line 1</source>
        <translation>Adresszeile 1</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Street line of the billing address.</source>
        <translation>Straßenzeile der Rechnungsadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>street address</source>
        <translation>straße street address</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Address line 2</source>
        <translation>Adresszeile 2</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Further line of the billing address, such as a floor or a flat.</source>
        <translation>Weitere Zeile der Rechnungsadresse, etwa Stockwerk oder Wohnung.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>street address apartment suite</source>
        <translation>straße wohnung street address apartment suite</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Building number</source>
        <translation>Hausnummer</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>House or building number, where it is kept apart from the street.</source>
        <translation>Hausnummer oder Gebäudenummer, wo sie getrennt von der Straße steht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>house number</source>
        <translation>gebäude house number building</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Town or city of the billing address.</source>
        <translation>Stadt oder Ort der Rechnungsadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>city town</source>
        <translation>stadt city town</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>District</source>
        <translation>Ortsteil</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>District or neighbourhood of the billing address.</source>
        <translation>Ortsteil oder Viertel der Rechnungsadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>neighbourhood neighborhood</source>
        <translation>viertel stadtteil neighbourhood neighborhood district</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>State or province</source>
        <translation>Bundesland oder Provinz</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>State or province of the billing address, as a code where one exists.</source>
        <translation>Bundesland oder Provinz der Rechnungsadresse, als Code, wo es einen gibt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>state province region county</source>
        <translation>land staat kanton state province region county</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Postal code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Postal code of the billing address.</source>
        <translation>Postleitzahl der Rechnungsadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>zip zip code post code postcode</source>
        <translation>plz zip zip code post code postcode</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Two-letter ISO 3166-1 code of the billing country.</source>
        <translation>Zweistelliger ISO-3166-1-Code des Rechnungslands.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>nation iso 3166</source>
        <translation>staat nation iso 3166 country</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Ship to</source>
        <translation>Lieferung an</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>First name of the person the goods go to.</source>
        <translation>Vorname der Person, an die geliefert wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Last name of the person the goods go to.</source>
        <translation>Nachname der Person, an die geliefert wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Company that the goods go to.</source>
        <translation>Firma, an die geliefert wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Street line of the shipping address.</source>
        <translation>Straßenzeile der Lieferadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Further line of the shipping address.</source>
        <translation>Weitere Zeile der Lieferadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>House or building number of the shipping address.</source>
        <translation>Hausnummer oder Gebäudenummer der Lieferadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Town or city of the shipping address.</source>
        <translation>Stadt oder Ort der Lieferadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>District or neighbourhood of the shipping address.</source>
        <translation>Ortsteil oder Viertel der Lieferadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>State or province of the shipping address, as a code where one exists.</source>
        <translation>Bundesland oder Provinz der Lieferadresse, als Code, wo es einen gibt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>2 in the payments part of the specification (2020); 50 in its risk part (2026).</source>
        <translation>2 im Zahlungsteil der Spezifikation (2020); 50 in ihrem Risikoteil (2026).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Postal code of the shipping address.</source>
        <translation>Postleitzahl der Lieferadresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Two-letter ISO 3166-1 code of the shipping country.</source>
        <translation>Zweistelliger ISO-3166-1-Code des Lieferlands.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>2 in the payments part of the specification (2020); 3 in a newer part (2026).</source>
        <translation>2 im Zahlungsteil der Spezifikation (2020); 3 in einem neueren Teil (2026).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Email address of the person the goods go to.</source>
        <translation>E-Mail-Adresse der Person, an die geliefert wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Only in the worked example of the OpenAPI file; not in its schema, nor in the documented list, nor in the SDK model. Length as for billTo.</source>
        <translation>Nur im ausgearbeiteten Beispiel der OpenAPI-Datei; weder in ihrem Schema noch in der dokumentierten Liste noch im SDK-Modell. Länge wie bei billTo.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Phone number of the person the goods go to.</source>
        <translation>Telefonnummer der Person, an die geliefert wird.</translation>
    </message>
</context>
</TS>
