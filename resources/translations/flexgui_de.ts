<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>FlexGUI</name>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>A capture context is asked for with a merchant's credentials, and there are none.</source>
        <translation>Ein Capture Context wird mit den Zugangsdaten eines Händlers angefragt, und es gibt keine.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>{host} did not finish its answer within {seconds} s.</source>
        <translation>{host} wurde mit der Antwort nicht innerhalb von {seconds} s fertig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>The proxy on the way to {host} could not be used.</source>
        <translation>Der Proxy auf dem Weg zu {host} konnte nicht benutzt werden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>No address is known for {host}.</source>
        <translation>Zu {host} ist keine Adresse bekannt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>{host} did not answer within {seconds} s.</source>
        <translation>{host} antwortete nicht innerhalb von {seconds} s.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>{host} took the request and sent nothing for {seconds} s.</source>
        <translation>{host} nahm die Anfrage an und sandte {seconds} s lang nichts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>Nothing listens at {host}.</source>
        <translation>Unter {host} lauscht niemand.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>There is no way from this machine to {host}.</source>
        <translation>Von diesem Rechner führt kein Weg zu {host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>The answer of {host} broke off before its end.</source>
        <translation>Die Antwort von {host} brach vor ihrem Ende ab.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>The CA bundle that the environment names is not there. Nothing was sent.</source>
        <translation>Das CA-Bündel, das die Umgebung nennt, ist nicht da. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>What {host} answered is not HTTP.</source>
        <translation>Was {host} antwortete, ist kein HTTP.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>{host} closed the connection without an answer.</source>
        <translation>{host} schloss die Verbindung ohne Antwort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>No secure connection to {host} could be made. Nothing was sent.</source>
        <translation>Es kam keine sichere Verbindung zu {host} zustande. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>This machine does not trust the certificate of {host}: {why}. Nothing was sent.</source>
        <translation>Dieser Rechner traut dem Zertifikat von {host} nicht: {why}. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>The answer of {host} has more than {size} bytes; it was cut there.</source>
        <translation>Die Antwort von {host} hat mehr als {size} Bytes; sie wurde dort abgeschnitten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>The compressed answer of {host} cannot be unpacked.</source>
        <translation>Die komprimierte Antwort von {host} lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <location filename="../../flexgui/client.py"/>
        <source>The answer of {host} broke off.</source>
        <translation>Die Antwort von {host} brach ab.</translation>
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
        <location filename="../../flexgui/explanation.py"/>
        <source>The server refused the request. No capture context came back.</source>
        <translation>Der Server lehnte die Anfrage ab: kein Capture Context.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>No capture context came back.</source>
        <translation>Es kam kein Capture Context zurück.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Send again with the server’s time</source>
        <translation>Erneut mit der Zeit des Servers senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Edit profile…</source>
        <translation>Profil bearbeiten …</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>How it is signed</source>
        <translation>Wie signiert wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Try with HTTP Signature</source>
        <translation>Mit HTTP Signature versuchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Fetch the key again</source>
        <translation>Schlüssel erneut holen</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Tick the Card preset</source>
        <translation>Vorlage „Karte“ nehmen</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Follow the fields again</source>
        <translation>Feldern wieder folgen</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Nothing happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>No request was sent and no token was opened.</source>
        <translation>Es wurde keine Anfrage gesendet und kein Token geöffnet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Server name not found</source>
        <translation>Servername nicht gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Server not reached</source>
        <translation>Server nicht erreicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Certificate not trusted</source>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>No secure connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>No answer in time</source>
        <translation>Keine Antwort in der Zeit</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Answer broke off</source>
        <translation>Antwort abgebrochen</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Answer too large</source>
        <translation>Antwort zu groß</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Proxy not usable</source>
        <translation>Proxy nicht benutzbar</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Connection broken</source>
        <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Check the network, a VPN, and the host name in the profile.</source>
        <translation>Prüfen Sie das Netz, ein VPN und den Hostnamen im Profil.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The machine is there, but nothing answers on that port.</source>
        <translation>Der Rechner ist da, aber an diesem Port antwortet nichts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The network is down, or a VPN is missing.</source>
        <translation>Das Netz ist ausgefallen, oder ein VPN fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>A firewall may drop the packets; a proxy may be needed: HTTPS_PROXY names one.</source>
        <translation>Vielleicht verwirft eine Firewall die Pakete; vielleicht ist ein Proxy nötig: HTTPS_PROXY nennt einen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>A proxy that opens TLS has a CA of its own: REQUESTS_CA_BUNDLE names its file.</source>
        <translation>Ein Proxy, der TLS öffnet, hat eine eigene CA: REQUESTS_CA_BUNDLE nennt ihre Datei.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>It comes from HTTPS_PROXY, HTTP_PROXY or the system; NO_PROXY leaves hosts out.</source>
        <translation>Er kommt aus HTTPS_PROXY, HTTP_PROXY oder dem System; NO_PROXY nimmt Hosts aus.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The request may have reached it.</source>
        <translation>Die Anfrage kann ihn erreicht haben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The way from here to the server.</source>
        <translation>Der Weg von hier zum Server.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server missed the headers date, v-c-merchant-id and signature. It seems to take HTTP Signature only, and this profile signs with JWT.</source>
        <translation>Dem Server fehlten die Header date, v-c-merchant-id und signature. Er scheint nur HTTP Signature zu nehmen, und dieses Profil signiert mit JWT.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The certificate, its merchant, the time or the signature was not accepted.</source>
        <translation>Das Zertifikat, sein Händler, die Zeit oder die Signatur wurde nicht akzeptiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The key ID, the shared secret, the date or the signature was not accepted.</source>
        <translation>Die Key-ID, das Shared Secret, das Datum oder die Signatur wurde nicht akzeptiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>401 Authentication Failed</source>
        <translation>401 Authentifizierung gescheitert</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server knows who asks and does not allow it to {merchant}.</source>
        <translation>Der Server weiß, wer fragt, und erlaubt es {merchant} nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Flex API is enabled for {merchant}.</source>
        <translation>Die Flex API ist für {merchant} freigeschaltet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server knows who asks and does not allow it to this merchant.</source>
        <translation>Der Server weiß, wer fragt, und erlaubt es diesem Händler nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Flex API is enabled for this merchant.</source>
        <translation>Die Flex API ist für diesen Händler freigeschaltet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>CyberSource support can tell.</source>
        <translation>Der Support von CyberSource kann es sagen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>{host} knows nothing at {path}.</source>
        <translation>{host} kennt unter {path} nichts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server knows nothing at {path}.</source>
        <translation>Der Server kennt unter {path} nichts.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server did not accept the request and does not say why.</source>
        <translation>Der Server nahm die Anfrage nicht an und sagt nicht, warum.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server refused the request and does not say why.</source>
        <translation>Der Server lehnte die Anfrage ab und sagt nicht, warum.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Too many requests in a short time.</source>
        <translation>Zu viele Anfragen in kurzer Zeit.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>A gateway waited too long for the service behind it.</source>
        <translation>Ein Gateway wartete zu lange auf den Dienst dahinter.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server failed; the request itself was not found wrong.</source>
        <translation>Der Server versagte; an der Anfrage selbst wurde nichts bemängelt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>It asks to wait {duration}.</source>
        <translation>Er bittet, {duration} zu warten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>It says: {said}</source>
        <translation>Er sagt: {said}</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>{status} with a web page</source>
        <translation>{status} mit einer Webseite</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The answer is a web page. The Flex API does not send one: something on the way does, such as a proxy, a gateway or a login page of the network.</source>
        <translation>Die Antwort ist eine Webseite. Die Flex API sendet keine: Etwas auf dem Weg tut es, etwa ein Proxy, ein Gateway oder eine Anmeldeseite des Netzes.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>A proxy between here and the server.</source>
        <translation>Ein Proxy zwischen hier und dem Server.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The page under Raw often says who sent it.</source>
        <translation>Die Seite unter „Roh“ sagt oft, wer sie gesendet hat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server points to {address}.</source>
        <translation>Der Server verweist auf {address}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server points to another address.</source>
        <translation>Der Server verweist auf eine andere Adresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>{status} Redirect not followed</source>
        <translation>{status} Umleitung nicht gefolgt</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>A signature holds for one host and path, so the request was not sent on.</source>
        <translation>Eine Signatur gilt für einen Host und Pfad, darum wurde die Anfrage nicht weitergesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Not a token</source>
        <translation>Kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>{status}, but no token</source>
        <translation>{status}, aber kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The answer is not a capture context.</source>
        <translation>Die Antwort ist kein Capture Context.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Signature valid</source>
        <translation>Signatur gültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>A capture context came back.</source>
        <translation>Capture Context erhalten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Signature invalid</source>
        <translation>Signatur ungültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Signature not checked</source>
        <translation>Signatur nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Signature valid, but expired</source>
        <translation>Signatur gültig, aber abgelaufen</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Expired, signature not checked</source>
        <translation>Abgelaufen, Signatur nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Signature valid, {check} {state}</source>
        <translation>Signatur gültig, {check} {state}</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>{check} {state}</source>
        <translation>{check} {state}</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>If it is flexgui sandbox, its output says why.</source>
        <translation>Wenn es „flexgui sandbox“ ist, sagt deren Ausgabe, warum.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Production keys are refused here, too.</source>
        <translation>Auch Schlüssel der Produktion werden hier abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Test keys are refused here, too.</source>
        <translation>Auch Testschlüssel werden hier abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Certificate and its key are active and belong to merchant {merchant}.</source>
        <translation>Das Zertifikat und sein Schlüssel sind aktiv und gehören dem Händler {merchant}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Certificate and its key are active and belong together.</source>
        <translation>Das Zertifikat und sein Schlüssel sind aktiv und gehören zusammen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Key ID and shared secret belong to merchant {merchant}.</source>
        <translation>Key-ID und Shared Secret gehören dem Händler {merchant}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Key ID and shared secret belong together.</source>
        <translation>Key-ID und Shared Secret gehören zusammen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>CyberSource does not say which one.</source>
        <translation>CyberSource sagt nicht, was davon.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Only CyberSource can tell.</source>
        <translation>Das weiß nur CyberSource.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The sandbox does not say which one.</source>
        <translation>Die Sandbox sagt nicht, was davon.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Only the sandbox can tell.</source>
        <translation>Das weiß nur die Sandbox.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The server does not say which one.</source>
        <translation>Der Server sagt nicht, was davon.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Only the server can tell.</source>
        <translation>Das weiß nur der Server.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The clocks agree.</source>
        <translation>Die Uhren stimmen überein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The answer bears no usable Date.</source>
        <translation>Die Antwort trägt kein brauchbares Date.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The difference is less than {seconds} s.</source>
        <translation>Der Unterschied ist kleiner als {seconds} s.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Server clock is {skew} ahead of this machine.</source>
        <translation>Die Uhr des Servers geht gegenüber diesem Rechner {skew} vor.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Server clock is {skew} behind this machine.</source>
        <translation>Die Uhr des Servers geht gegenüber diesem Rechner {skew} nach.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>A signed date outside the allowed window is refused. Setting the clock right cures it for good.</source>
        <translation>Ein signiertes Datum außerhalb des erlaubten Fensters wird abgelehnt. Die Uhr zu stellen behebt es auf Dauer.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/explanation.py"/>
        <source>{n} bytes, SHA-256.</source>
        <extracomment>For one: {n} byte, SHA-256.</extracomment>
        <translation>
            <numerusform>{n} Byte, SHA-256.</numerusform>
            <numerusform>{n} Bytes, SHA-256.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The digest matches the body that was sent.</source>
        <translation>Der Digest passt zum gesendeten Body.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>No digest was signed.</source>
        <translation>Es wurde kein Digest signiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>The digest does not match the body that was sent.</source>
        <translation>Der Digest passt nicht zum gesendeten Body.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Host and path are those of the environment.</source>
        <translation>Host und Pfad sind die der Umgebung.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Host and path are those of the {environment} environment.</source>
        <translation>Host und Pfad sind die der Umgebung {environment}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Host and path are not those of the {environment} environment.</source>
        <translation>Host und Pfad sind nicht die der Umgebung {environment}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/explanation.py"/>
        <source>Unknown status</source>
        <translation>Unbekannter Status</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/__init__.py"/>
        <source>A shared secret does not sign with the method “{method}”.</source>
        <translation>Mit der Methode „{method}“ signiert kein Shared Secret.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/__init__.py"/>
        <source>The merchant ID has a character that no header can hold: white space, a quote, an ü.</source>
        <translation>Die Merchant-ID hat ein Zeichen, das in keinem Header stehen kann: Leerraum, ein Anführungszeichen, ein ü.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/__init__.py"/>
        <source>The key ID has a character that no header can hold: white space, a quote, an ü.</source>
        <translation>Die Key-ID hat ein Zeichen, das in keinem Header stehen kann: Leerraum, ein Anführungszeichen, ein ü.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/__init__.py"/>
        <source>The portfolio ID has a character that no header can hold: white space, a quote, an ü.</source>
        <translation>Die Portfolio-ID hat ein Zeichen, das in keinem Header stehen kann: Leerraum, ein Anführungszeichen, ein ü.</translation>
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
        <source>RSA with SHA-256 (RS256) and the P12's private key, over header.claims, each in base64url.</source>
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
        <source>Who signs with which key, for this one request, within the next {n} seconds.</source>
        <translation>Wer mit welchem Schlüssel signiert, für diese eine Anfrage, innerhalb der nächsten {n} Sekunden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/jwt_bearer.py"/>
        <source>Sign them</source>
        <translation>Beides signieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/auth/jwt_bearer.py"/>
        <source>No other header authenticates: no date, no digest, no signature.</source>
        <translation>Kein anderer Header weist aus: kein Datum, kein Digest, keine Signatur.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.py"/>
        <source>Own fields</source>
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
        <source>A field of your own.</source>
        <translation>Ein eigenes Feld.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>no algorithm</source>
        <translation>kein Algorithmus</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>a very long time</source>
        <translation>sehr langer Zeit</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{n} days {hours} h</source>
        <extracomment>For one: {n} day {hours} h</extracomment>
        <translation>
            <numerusform>{n} d {hours} h</numerusform>
            <numerusform>{n} d {hours} h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/claims.py"/>
        <source>{n} days</source>
        <extracomment>For one: {n} day</extracomment>
        <translation>
            <numerusform>{n} d</numerusform>
            <numerusform>{n} d</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>beyond the calendar</source>
        <translation>jenseits des Kalenders</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>key {kid}</source>
        <translation>Schlüssel {kid}</translation>
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
        <source>Holds from {when}, in {left}</source>
        <translation>Gilt ab {when}, in {left}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Holds since {when}</source>
        <translation>Gilt seit {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Issued, told as text</source>
        <translation>Ausgestellt, als Text angegeben</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Issued, no usable number</source>
        <translation>Ausgestellt, keine brauchbare Zahl</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Expires, told as text</source>
        <translation>Läuft ab, als Text angegeben</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Expires, no usable number</source>
        <translation>Läuft ab, keine brauchbare Zahl</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Holds from, told as text</source>
        <translation>Gilt ab, als Text angegeben</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/claims.py"/>
        <source>Holds from, no usable number</source>
        <translation>Gilt ab, keine brauchbare Zahl</translation>
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
        <translation>{span} später</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/comparison.py"/>
        <source>{span} earlier</source>
        <translation>{span} früher</translation>
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
        <source>A capture context is issued by {issuer}, this token says {said}.</source>
        <translation>Einen Capture Context stellt {issuer} aus, dieses Token sagt: {said}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{issuer}, a node of the Flex API.</source>
        <translation>{issuer}, ein Knoten der Flex API.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>A transient token is issued by Flex/ and a number, this one says {said}.</source>
        <translation>Ein Transient Token stellt Flex/ mit einer Zahl aus, dieses sagt: {said}.</translation>
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
        <source>Nothing is known of who issues such tokens.</source>
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
        <source>The {n} fields that were asked for, required and optional as asked.</source>
        <extracomment>For one: The field that was asked for, and no other.</extracomment>
        <translation>
            <numerusform>Das Feld, das verlangt wurde, und kein anderes.</numerusform>
            <numerusform>Die {n} Felder, die verlangt wurden, Pflicht und optional wie verlangt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The claims say more than once where card data goes.</source>
        <translation>Die Claims sagen mehr als einmal, wohin Kartendaten gehen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The claims do not say where card data goes (flx.origin).</source>
        <translation>Die Claims sagen nicht, wohin Kartendaten gehen (flx.origin).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{address} is no documented address of the Flex API.</source>
        <translation>{address} ist keine dokumentierte Adresse der Flex API.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>{address}, of the {environment} environment.</source>
        <translation>{address}, aus der Umgebung {environment}.</translation>
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
        <source>The claims bring the one-time key or the sealed data more than once.</source>
        <translation>Die Claims enthalten den Einmalschlüssel oder die versiegelten Daten mehr als einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The context brings no one-time key (flx.jwk), so nothing can be encrypted for it.</source>
        <translation>Der Kontext bringt keinen Einmalschlüssel mit (flx.jwk), also lässt sich nichts für ihn verschlüsseln.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/content_checks.py"/>
        <source>The one-time key (flx.jwk) is a private key: whoever sees the context can read the card.</source>
        <translation>Der Einmalschlüssel (flx.jwk) ist ein privater Schlüssel: Wer den Kontext sieht, kann die Karte lesen.</translation>
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
        <source>One character short: a key ID has 36, as in 8-4-4-4-12.</source>
        <translation>Ein Zeichen zu kurz: Eine Key-ID hat 36, etwa 8-4-4-4-12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>Two characters short: a key ID has 36, as in 8-4-4-4-12.</source>
        <translation>Zwei Zeichen zu kurz: Eine Key-ID hat 36, etwa 8-4-4-4-12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>Three characters short: a key ID has 36, as in 8-4-4-4-12.</source>
        <translation>Drei Zeichen zu kurz: Eine Key-ID hat 36, etwa 8-4-4-4-12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>One character too many: a key ID has 36, as in 8-4-4-4-12.</source>
        <translation>Ein Zeichen zu viel: Eine Key-ID hat 36, etwa 8-4-4-4-12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>Two characters too many: a key ID has 36, as in 8-4-4-4-12.</source>
        <translation>Zwei Zeichen zu viel: Eine Key-ID hat 36, etwa 8-4-4-4-12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>Three characters too many: a key ID has 36, as in 8-4-4-4-12.</source>
        <translation>Drei Zeichen zu viel: Eine Key-ID hat 36, etwa 8-4-4-4-12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>JWT, shared secret</source>
        <translation>JWT, Shared Secret</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>HTTP Signature</source>
        <translation>HTTP Signature</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>JWT, P12 certificate</source>
        <translation>JWT, P12-Zertifikat</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The key ID is missing; it is beside the secret in the Business Center.</source>
        <translation>Die Key-ID fehlt; sie steht im Business Center neben dem Secret.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>A key ID has only the digits 0 to 9, the letters a to f and hyphens; {sign} is none of them.</source>
        <translation>Eine Key-ID hat nur die Ziffern 0 bis 9, die Buchstaben a bis f und Bindestriche; {sign} gehört nicht dazu.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>{n} characters short: a key ID has 36, as in 8-4-4-4-12.</source>
        <translation>{n} Zeichen zu kurz: Eine Key-ID hat 36, etwa 8-4-4-4-12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>{n} characters too many: a key ID has 36, as in 8-4-4-4-12.</source>
        <translation>{n} Zeichen zu viel: Eine Key-ID hat 36, etwa 8-4-4-4-12.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>The hyphens are not where a key ID has them, as in 8-4-4-4-12.</source>
        <translation>Die Bindestriche stehen nicht, wo eine Key-ID sie hat, etwa 8-4-4-4-12.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/flex/credentials.py"/>
        <source>This secret has {n} bytes; a shared secret has {usual} (44 characters). Is it whole?</source>
        <extracomment>For one: This secret has {n} byte; a shared secret has {usual} (44 characters). Is it whole?</extracomment>
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
        <source>The shared secret is not whole base64: characters are missing or too many.</source>
        <translation>Das Shared Secret ist kein vollständiges Base64: Es fehlen Zeichen, oder es sind zu viele.</translation>
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
        <source>{host} is only asked over https, on its own port: use https://{host}.</source>
        <translation>{host} wird nur über https gefragt, am üblichen Port: Nehmen Sie https://{host}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>{host} is neither this computer nor a host of CyberSource's REST API. A profile with a custom address may name another one, over https.</source>
        <translation>{host} ist weder dieser Rechner noch ein Host der REST API von CyberSource. Ein Profil mit eigener Adresse darf einen anderen nennen, über https.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>{host} is CyberSource's own: choose the environment Test or Production for it.</source>
        <translation>{host} gehört CyberSource: Wählen Sie dafür die Umgebung Test oder Produktion.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>{host} is not this computer, so it is only asked over https: use https://{place}.</source>
        <translation>{host} ist nicht dieser Rechner und wird darum nur über https gefragt: Nehmen Sie https://{place}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>This is no web address; one looks like http://127.0.0.1:8080.</source>
        <translation>Das ist keine Webadresse; eine sieht aus wie http://127.0.0.1:8080.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>The address holds a user name or password; give the host alone.</source>
        <translation>Die Adresse enthält einen Benutzernamen oder ein Passwort; geben Sie nur den Host an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/environment.py"/>
        <source>The address goes on after the host; FlexGUI adds the path itself.</source>
        <translation>Die Adresse geht nach dem Host weiter; den Pfad fügt FlexGUI selbst an.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The numbers n and e of the key are no RSA key.</source>
        <translation>Die Zahlen n und e des Schlüssels sind kein RSA-Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The text is too long for a key.</source>
        <translation>Der Text ist zu lang für einen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key is no JSON.</source>
        <translation>Der Schlüssel ist kein JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key is no JSON object.</source>
        <translation>Der Schlüssel ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key is no RSA key; capture contexts are signed with RSA.</source>
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
        <source>The exponent e of the key is none that RSA can use.</source>
        <translation>Der Exponent e des Schlüssels ist keiner, den RSA brauchen kann.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key set is no JSON.</source>
        <translation>Der Schlüsselsatz ist kein JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key set holds no keys.</source>
        <translation>Der Schlüsselsatz enthält keine Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>None of the {count} keys of the set has the ID that the token names.</source>
        <translation>Keiner der {count} Schlüssel des Satzes hat die ID, die das Token nennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The file is no public key and no certificate in PEM.</source>
        <translation>Die Datei ist weder ein öffentlicher Schlüssel noch ein Zertifikat in PEM.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The key is not an RSA key; capture contexts are signed with RSA.</source>
        <translation>Der Schlüssel ist kein RSA-Schlüssel; Capture Contexts sind mit RSA signiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/jwk.py"/>
        <source>The member {name} of the key is no base64url.</source>
        <translation>{name} des Schlüssels ist kein base64url.</translation>
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
        <source>{word} is no JSON value</source>
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
        <source>Key that the token brings along; proves nothing</source>
        <translation>Mitgebrachter Schlüssel; beweist nichts</translation>
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
        <source>Certificates that the token brings along</source>
        <translation>Zertifikate, die das Token mitbringt</translation>
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
        <source>Where and how to send the data</source>
        <translation>Wohin und wie die Daten zu senden sind</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Path that takes the encrypted data</source>
        <translation>Pfad für die verschlüsselten Daten</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Opaque: for the server alone</source>
        <translation>Undurchsichtig: nur für den Server</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Server that takes the encrypted data</source>
        <translation>Server für die verschlüsselten Daten</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>One-time key to encrypt with</source>
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
        <source>ID of the one-time key</source>
        <translation>ID des Einmalschlüssels</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Algorithm that the key is for</source>
        <translation>Algorithmus, für den der Schlüssel ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Front end that the context is for</source>
        <translation>Frontend, für das der Kontext ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Kind and version of the front end</source>
        <translation>Art und Version des Frontends</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>What the front end may do</source>
        <translation>Was das Frontend darf</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Fields that the payer must give</source>
        <translation>Felder, die der Zahlende angeben muss</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Fields that the payer may give</source>
        <translation>Felder, die der Zahlende angeben darf</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Web pages that may show the form</source>
        <translation>Webseiten, die das Formular zeigen dürfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Web page that may show the form</source>
        <translation>Webseite, die das Formular zeigen darf</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Server that the form's frames come from</source>
        <translation>Server der Frames des Formulars</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Address of the script to load</source>
        <translation>Adresse des zu ladenden Skripts</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Hash that the script must have</source>
        <translation>Hash, den das Skript haben muss</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Version of the front end</source>
        <translation>Version des Frontends</translation>
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
        <source>What the checkout asks the payer for</source>
        <translation>Wonach der Checkout den Zahlenden fragt</translation>
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
        <source>The server's own state of the checkout; opaque</source>
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
        <source>First digits, which tell the bank that issued the card</source>
        <translation>Erste Ziffern, an denen die ausgebende Bank zu erkennen ist</translation>
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
        <source>What the checkout noted</source>
        <translation>Was der Checkout vermerkt hat</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Whether the cardholder was authenticated</source>
        <translation>Ob der Karteninhaber authentifiziert wurde</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Type of the context that it was made from</source>
        <translation>Typ des Kontexts, aus dem es entstand</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>SHA-256 of the request body, in base64</source>
        <translation>SHA-256 des Bodys der Anfrage, in Base64</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>How the digest was made</source>
        <translation>Wie der Digest gebildet wurde</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>How the digest was made, as one client spells it</source>
        <translation>Wie der Digest gebildet wurde, so wie ein Client es schreibt</translation>
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
        <source>Whom the token is about</source>
        <translation>Von wem das Token handelt</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>Whom the token is for</source>
        <translation>Für wen das Token ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/meanings.py"/>
        <source>ID of this one token</source>
        <translation>ID dieses einen Tokens</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The certificate holds only from {start} on. Is this computer's clock right?</source>
        <translation>Das Zertifikat gilt erst ab dem {start}. Geht die Uhr dieses Rechners richtig?</translation>
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
        <source>Valid until {end}, {left}.</source>
        <translation>Gültig bis {end}, {left}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The P12 holds no private key. Download the one that was made with the key.</source>
        <translation>Die P12-Datei enthält keinen privaten Schlüssel. Laden Sie die herunter, die mit dem Schlüssel erzeugt wurde.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The P12's private key is not an RSA key; CyberSource takes RSA only.</source>
        <translation>Der private Schlüssel der P12-Datei ist kein RSA-Schlüssel; CyberSource nimmt nur RSA.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>This is no P12 file, or a part of it is missing.</source>
        <translation>Das ist keine P12-Datei, oder ein Teil von ihr fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The P12 is protected in a way that cannot be read ({kind}).</source>
        <translation>Die P12-Datei ist auf eine Art geschützt, die sich nicht lesen lässt ({kind}).</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The P12 needs its pass phrase.</source>
        <translation>Die P12-Datei braucht ihre Passphrase.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The pass phrase does not open this file. If it is right, the file is damaged.</source>
        <translation>Die Passphrase öffnet diese Datei nicht. Wenn sie stimmt, ist die Datei beschädigt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The P12 holds no certificate of its private key.</source>
        <translation>Die P12-Datei enthält kein Zertifikat zu ihrem privaten Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The P12 is of “{owner}”, not of “{name}”.</source>
        <translation>Die P12-Datei gehört „{owner}“, nicht „{name}“.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/p12.py"/>
        <source>The certificate's subject has no serialNumber, which CyberSource knows keys by.</source>
        <translation>Im Subject des Zertifikats fehlt die serialNumber, an der CyberSource Schlüssel erkennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/refusal.py"/>
        <source>The server answered {status} without a body.</source>
        <translation>Der Server antwortete {status} ohne Body.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>the body is one object, { … }</source>
        <translation>der Body ist ein einziges Objekt, { … }</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>{name} is not part of this request; it has one member, "fields"</source>
        <translation>{name} gehört nicht zu dieser Anfrage; sie hat nur "fields"</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>"fields" is missing around the groups</source>
        <translation>um die Gruppen fehlt "fields"</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>"fields" is an object, { … }</source>
        <translation>"fields" ist ein Objekt, { … }</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>{name} is no name of a field</source>
        <translation>{name} ist kein Name eines Felds</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>{name} is a group; name its fields in it</source>
        <translation>{name} ist eine Gruppe; nennen Sie darin ihre Felder</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>a field takes "required" only, not {name}</source>
        <translation>ein Feld nimmt nur "required", nicht {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>"required" is true or false</source>
        <translation>"required" ist true oder false</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>{name} stands here twice</source>
        <translation>{name} steht hier zweimal</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>{name} is a group; "required" belongs to its fields</source>
        <translation>{name} ist eine Gruppe; "required" gehört zu ihren Feldern</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>{name} is an object: {{}} or {{"required": false}}</source>
        <translation>{name} ist ein Objekt: {{}} oder {{"required": false}}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/request.py"/>
        <source>Card</source>
        <translation>Karte</translation>
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
        <location filename="../../flexgui/flex/token.py"/>
        <source>The text has no parts; a JWT has three, a JWE five, divided by dots.</source>
        <translation>Der Text hat keine Teile; ein JWT hat drei, ein JWE fünf, durch Punkte getrennt.</translation>
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
        <source>The header is no JSON object.</source>
        <translation>Der Header ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>There is no text.</source>
        <translation>Es ist kein Text da.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>There is no token in the text; a JWT has three parts, a JWE five, divided by dots.</source>
        <translation>In dem Text ist kein Token; ein JWT hat drei Teile, ein JWE fünf, durch Punkte getrennt.</translation>
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
        <source>The text has {count} parts; a JWT has three, a JWE five, divided by dots.</source>
        <translation>Der Text hat {count} Teile; ein JWT hat drei, ein JWE fünf, durch Punkte getrennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The text is longer than {size} MiB; no token is.</source>
        <translation>Der Text ist länger als {size} MiB; das ist kein Token.</translation>
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
        <source>The header is no JSON: it breaks at character {place}.</source>
        <translation>Der Header ist kein JSON: Er bricht bei Zeichen {place} ab.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The header is no JSON: {why}</source>
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
        <source>The claims are no JSON: it breaks at character {place}.</source>
        <translation>Die Claims sind kein JSON: Sie brechen bei Zeichen {place} ab.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>The claims are no JSON: {why}</source>
        <translation>Die Claims sind kein JSON: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>header</source>
        <translation>Header</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>claims</source>
        <translation>Claims</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/token.py"/>
        <source>{word} is no JSON value.</source>
        <translation>{word} ist kein JSON-Wert.</translation>
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
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>expiry</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>not before</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>origin</source>
        <translation>Zieladresse</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>sealed parts</source>
        <translation>versiegelte Teile</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>Without it anybody may have written the token, or changed it on its way.</source>
        <translation>Ohne sie kann jeder das Token geschrieben oder unterwegs geändert haben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A signature is worth as much as the key it is checked with: this one is the service’s own, or it is not.</source>
        <translation>Eine Signatur ist so viel wert wie der Schlüssel, mit dem sie geprüft wird: Er ist der des Dienstes, oder er ist es nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A forger would choose one that is easy to forge, so the token has no say in it.</source>
        <translation>Ein Fälscher wählte einen, der leicht zu fälschen ist, darum hat das Token dabei nicht mitzureden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>The service refuses an expired token, whoever sends it.</source>
        <translation>Der Dienst lehnt ein abgelaufenes Token ab, wer immer es sendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A token from the future is refused, and a clock that is wrong breaks signatures as well.</source>
        <translation>Ein Token aus der Zukunft wird abgelehnt, und eine falsche Uhr macht auch Signaturen ungültig.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>It tells a token of the Flex API from one that a shop made of it.</source>
        <translation>Er unterscheidet ein Token der Flex API von einem, das ein Shop daraus gemacht hat.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>Card data is sent to this address, so it has to be the environment’s own.</source>
        <translation>An diese Adresse gehen Kartendaten, also muss sie die der Umgebung sein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>Card data is encrypted with the key in here, and the server recognises the context by its data.</source>
        <translation>Mit dem Schlüssel darin werden Kartendaten verschlüsselt, und an den Daten erkennt der Server den Kontext.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A field that is missing here cannot be captured; one too many lets others add data.</source>
        <translation>Ein Feld, das hier fehlt, kann nicht erfasst werden; eines zu viel lässt andere Daten hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>The key that proves this token is only as good as the context that brought it.</source>
        <translation>Der Schlüssel, der dieses Token beweist, taugt nur so viel wie der Kontext, der ihn brachte.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A token made for another front end than its context was put together from two.</source>
        <translation>Ein Token für ein anderes Frontend als das seines Kontexts ist aus zweien zusammengesetzt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>A payment without a required field is refused.</source>
        <translation>Eine Zahlung ohne ein Pflichtfeld wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verdict.py"/>
        <source>nothing</source>
        <translation>nichts</translation>
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
        <source>A capture context is signed with {usual}, this one says {said}.</source>
        <translation>Ein Capture Context ist mit {usual} signiert, dieser sagt: {said}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>A transient token is signed with {usual}, this one says {said}.</source>
        <translation>Ein Transient Token ist mit {usual} signiert, dieses sagt: {said}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>A token of the Flex API is signed with {usual}, this one says {said}.</source>
        <translation>Ein Token der Flex API ist mit {usual} signiert, dieses sagt: {said}.</translation>
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
        <source>The header demands extensions (crit) that are not known here; such a token is refused.</source>
        <translation>Der Header verlangt Erweiterungen (crit), die hier nicht bekannt sind; ein solches Token wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Only who has the secret that it was signed with can check it.</source>
        <translation>Nur wer das Secret hat, mit dem es signiert wurde, kann es prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token says {said}; only {usual} can be checked with a key.</source>
        <translation>Das Token sagt: {said}; mit einem Schlüssel lässt sich nur {usual} prüfen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>the key at hand</source>
        <translation>dem vorliegenden Schlüssel</translation>
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
        <translation>Die Signatur passt zu {key}, aber der Header nennt Schlüssel {kid}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Signed with {key}; nothing was changed since.</source>
        <translation>Mit {key} signiert; seither wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Only who has the shared secret can check it, and none was given.</source>
        <translation>Nur wer das Shared Secret hat, kann es prüfen, und es wurde keines angegeben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The shared secret that was given is no base64.</source>
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
        <source>The shared secret that was given; the token names it not at all.</source>
        <translation>Das angegebene Shared Secret; das Token nennt es gar nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The shared secret that was given; the token names it {kid}.</source>
        <translation>Das angegebene Shared Secret; das Token nennt es {kid}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token names the shared secret not at all.</source>
        <translation>Das Token nennt das Shared Secret gar nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token names the shared secret {kid}.</source>
        <translation>Das Token nennt das Shared Secret {kid}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names no key, and nothing is known of who signs such tokens.</source>
        <translation>Der Header nennt keinen Schlüssel, und wer solche Token signiert, ist nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The token brings its own certificate, which proves nothing by itself.</source>
        <translation>Das Token bringt sein eigenes Zertifikat mit, das allein nichts beweist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names no key; the service always names one.</source>
        <translation>Der Header nennt keinen Schlüssel; der Dienst nennt immer einen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names key {kid}; a key without an ID is at hand{place}.</source>
        <translation>Der Header nennt Schlüssel {kid}; vor liegt ein Schlüssel ohne ID{place}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The header names key {kid}; key {held} is at hand{place}.</source>
        <translation>Der Header nennt Schlüssel {kid}; vor liegt Schlüssel {held}{place}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Key {kid}, RSA {bits} bit{place}.</source>
        <translation>Schlüssel {kid}, RSA {bits} Bit{place}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>, from {origin}, fetched {when}</source>
        <translation>, aus {origin}, geholt {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>, fetched {when}</source>
        <translation>, geholt {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>, from {origin}</source>
        <translation>, aus {origin}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>It is checked with the key inside its capture context, which is not at hand.</source>
        <translation>Es wird mit dem Schlüssel in seinem Capture Context geprüft, und der liegt nicht vor.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Key {kid} is not at hand.</source>
        <translation>Schlüssel {kid} liegt nicht vor.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>No key is at hand.</source>
        <translation>Es liegt kein Schlüssel vor.</translation>
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
        <source>{alg}, the only one that is accepted.</source>
        <translation>{alg}, der einzige, der akzeptiert wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>{alg} is none that can be checked here: HS256 and RS256 are usual.</source>
        <translation>{alg}: Das lässt sich hier nicht prüfen, üblich sind HS256 und RS256.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>{alg}; which one such a token should have is not known here.</source>
        <translation>{alg}; welchen ein solches Token haben soll, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>A shop may have signed the claims anew.</source>
        <translation>Vielleicht hat ein Shop die Claims neu signiert.</translation>
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
        <source>The claims say more than once when the token expires.</source>
        <translation>Die Claims sagen mehr als einmal, wann das Token abläuft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The claims do not say when the token expires.</source>
        <translation>Die Claims sagen nicht, wann das Token abläuft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The claim exp is no usable number: {said}.</source>
        <translation>Der Claim exp ist keine brauchbare Zahl: {said}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Expired {when}, {past} ago{clock}.</source>
        <translation>Abgelaufen {when}, vor {past}{clock}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Expires {when}, in {left}{clock}.</source>
        <translation>Läuft {when} ab, in {left}{clock}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The claims say more than once from when on the token holds.</source>
        <translation>Die Claims sagen mehr als einmal, ab wann das Token gilt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>The claim nbf is no usable number: {said}.</source>
        <translation>Der Claim nbf ist keine brauchbare Zahl: {said}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Holds from {when} on, in {left}{clock}.</source>
        <translation>Gilt ab {when}, in {left}{clock}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>Holds since {when}{clock}.</source>
        <translation>Gilt seit {when}{clock}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>, by the server's clock, which is {skew} ahead of this machine</source>
        <translation>, nach der Uhr des Servers, die gegenüber diesem Rechner {skew} vorgeht</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/verification.py"/>
        <source>, by the server's clock, which is {skew} behind this machine</source>
        <translation>, nach der Uhr des Servers, die gegenüber diesem Rechner {skew} nachgeht</translation>
    </message>
    <message>
        <location filename="../../flexgui/history.py"/>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history.py"/>
        <source>The history was written by a newer FlexGUI. It is left as it is; update to see it.</source>
        <translation>Der Verlauf wurde von einem neueren FlexGUI geschrieben. Er bleibt, wie er ist; aktualisieren Sie FlexGUI, um ihn zu sehen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history.py"/>
        <source>The history is damaged: it is kept as {name}, and a new one begins.</source>
        <translation>Der Verlauf ist beschädigt: Er ist als {name} aufgehoben, und ein neuer beginnt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history.py"/>
        <source>The history is damaged: it could not be moved.</source>
        <translation>Der Verlauf ist beschädigt: Er ließ sich nicht verschieben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/history.py"/>
        <source>The history could not be used: {why}. ({path})</source>
        <translation>Der Verlauf ließ sich nicht benutzen: {why}. ({path})</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/history_command.py"/>
        <source>{n} fields</source>
        <extracomment>For one: {n} field</extracomment>
        <translation>
            <numerusform>{n} Feld</numerusform>
            <numerusform>{n} Felder</numerusform>
        </translation>
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
        <location filename="../../flexgui/p12_file.py"/>
        <source>No P12 file is chosen for this profile.</source>
        <translation>Für dieses Profil ist keine P12-Datei gewählt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/p12_file.py"/>
        <source>{path} is not there any more. Choose the P12 file anew.</source>
        <translation>{path} ist nicht mehr da. Wählen Sie die P12-Datei neu.</translation>
    </message>
    <message>
        <location filename="../../flexgui/p12_file.py"/>
        <source>its name cannot be used</source>
        <translation>ihr Name lässt sich nicht benutzen</translation>
    </message>
    <message>
        <location filename="../../flexgui/p12_file.py"/>
        <source>{path} could not be read: {why}.</source>
        <translation>{path} ließ sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/p12_file.py"/>
        <source>{path} is larger than a P12 file can be.</source>
        <translation>{path} ist größer, als eine P12-Datei sein kann.</translation>
    </message>
    <message>
        <location filename="../../flexgui/p12_file.py"/>
        <source>The copy of the P12 could not be deleted: {why}.</source>
        <translation>Die Kopie der P12-Datei ließ sich nicht löschen: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles.py"/>
        <source>Local sandbox</source>
        <translation>Lokale Sandbox</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/profiles.py"/>
        <source>{n} profiles could not be read and were left out.</source>
        <extracomment>For one: One profile could not be read and was left out.</extracomment>
        <translation>
            <numerusform>Ein Profil ließ sich nicht lesen und wurde weggelassen.</numerusform>
            <numerusform>{n} Profile ließen sich nicht lesen und wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles.py"/>
        <source>A copy of the file is kept as {name}.</source>
        <translation>Eine Kopie der Datei ist als {name} aufgehoben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles.py"/>
        <source>This file is no export of profiles: it is not JSON.</source>
        <translation>Diese Datei ist kein Export von Profilen: Sie ist kein JSON.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles.py"/>
        <source>This file is no export of profiles.</source>
        <translation>Diese Datei ist kein Export von Profilen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles.py"/>
        <source>This export was made by a newer FlexGUI. Update FlexGUI to read it.</source>
        <translation>Dieser Export stammt von einem neueren FlexGUI. Aktualisieren Sie FlexGUI, um ihn zu lesen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/profiles.py"/>
        <source>Profile {number} of this file has no name or no known environment.</source>
        <translation>Profil {number} dieser Datei hat keinen Namen oder keine bekannte Umgebung.</translation>
    </message>
    <message>
        <location filename="../../flexgui/record.py"/>
        <source>It holds what looks like a card number, so it is not kept in the history.</source>
        <translation>Darin steht, was wie eine Kartennummer aussieht, darum kommt es nicht in den Verlauf.</translation>
    </message>
    <message>
        <location filename="../../flexgui/record.py"/>
        <source>This entry of the history cannot be read any more.</source>
        <translation>Dieser Eintrag des Verlaufs lässt sich nicht mehr lesen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/issuer.py"/>
        <source>The sandbox has no signing key yet.</source>
        <translation>Die Sandbox hat noch keinen Signierschlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/issuer.py"/>
        <source>The sandbox has no one-time key yet.</source>
        <translation>Die Sandbox hat noch keinen Einmalschlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/server.py"/>
        <source>A sandbox is started once; make a new one.</source>
        <translation>Eine Sandbox wird nur einmal gestartet; nehmen Sie eine neue.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/server.py"/>
        <source>The sandbox is not running.</source>
        <translation>Die Sandbox läuft nicht.</translation>
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
        <source>The sandbox could not listen on port {port}: {why}.</source>
        <translation>Die Sandbox konnte an Port {port} nicht lauschen: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/sandbox/tls.py"/>
        <source>The sandbox could not write its certificate: {why}.</source>
        <translation>Die Sandbox konnte ihr Zertifikat nicht schreiben: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Secrets are kept until FlexGUI closes.</source>
        <translation>Secrets bleiben erhalten, bis FlexGUI beendet wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>{name} is locked.</source>
        <translation>{name} ist gesperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Unlock it, or enter the secret for now.</source>
        <translation>Entsperren Sie ihn, oder geben Sie das Secret für jetzt ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>{name} was not unlocked: its question was dismissed or could not be shown.</source>
        <translation>{name} wurde nicht entsperrt: Seine Frage wurde abgebrochen oder konnte nicht gezeigt werden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Unlock it again and answer the question, or enter the secret for now.</source>
        <translation>Entsperren Sie ihn noch einmal und beantworten Sie die Frage, oder geben Sie das Secret für jetzt ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>{name} did not let FlexGUI in.</source>
        <translation>{name} ließ FlexGUI nicht hinein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Allow FlexGUI in the keyring's own program, then try again.</source>
        <translation>Erlauben Sie FlexGUI im Programm des Schlüsselbunds den Zugang, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>{name} has gone: it answered before, and now nobody does.</source>
        <translation>{name} ist weg: Vorhin antwortete er, und jetzt niemand mehr.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Start it again, or log out and in, then try again.</source>
        <translation>Starten Sie ihn neu, oder melden Sie sich ab und an, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>No keyring answers on this computer.</source>
        <translation>Auf diesem Rechner antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Start one, such as GNOME Keyring, KWallet or KeePassXC, then try again.</source>
        <translation>Starten Sie einen, etwa GNOME Keyring, KWallet oder KeePassXC, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>{name} did not answer in time.</source>
        <translation>{name} antwortete nicht in der Zeit.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>It may be asking something in another window: answer there, then try again.</source>
        <translation>Vielleicht fragt er etwas in einem anderen Fenster: Antworten Sie dort, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>A secret for the keyring has at most {most} characters.</source>
        <translation>Ein Secret für den Schlüsselbund hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Use a shorter one, or enter it each time.</source>
        <translation>Nehmen Sie ein kürzeres, oder geben Sie es jedes Mal ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>{name} refused.</source>
        <translation>{name} weigerte sich.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Try again; if it refuses again, look at the keyring's own program.</source>
        <translation>Versuchen Sie es noch einmal; weigert er sich wieder, sehen Sie im Programm des Schlüsselbunds nach.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>in memory, until FlexGUI closes</source>
        <translation>im Speicher, bis FlexGUI beendet wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Memory has no lock.</source>
        <translation>Der Speicher hat keine Sperre.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>in {keyring}</source>
        <translation>in {keyring}</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>in the keyring of this computer</source>
        <translation>im Schlüsselbund dieses Rechners</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Unlock makes one and asks for a password for it.</source>
        <translation>„Entsperren“ legt einen an und fragt nach einem Passwort dafür.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Secrets are kept {where}.</source>
        <translation>Secrets liegen {where}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>{name} unlocks itself when a secret is read.</source>
        <translation>{name} entsperrt sich, sobald ein Secret gelesen wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>{name} is unlocked.</source>
        <translation>{name} ist entsperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>The keyring set up here does not encrypt.</source>
        <translation>Der hier eingerichtete Schlüsselbund verschlüsselt nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>There is no keyring on this computer.</source>
        <translation>Auf diesem Rechner gibt es keinen Schlüsselbund.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>no keyring</source>
        <translation>kein Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>{name} has no keyring yet.</source>
        <translation>{name} hat noch keinen Schlüsselbund.</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>The keyring</source>
        <translation>Der Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>A secret entered now is kept until FlexGUI closes.</source>
        <translation>Ein jetzt eingegebenes Secret bleibt erhalten, bis FlexGUI beendet wird.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/secret_store.py"/>
        <source>{n} secrets typed before are in memory only.</source>
        <extracomment>For one: One secret typed before is in memory only.</extracomment>
        <translation>
            <numerusform>Ein vorher eingegebenes Secret liegt nur im Speicher.</numerusform>
            <numerusform>{n} vorher eingegebene Secrets liegen nur im Speicher.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>Try again moves what is in memory there.</source>
        <translation>„Erneut versuchen“ verschiebt dorthin, was im Speicher liegt.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/secret_store.py"/>
        <source>{n} secrets moved there from memory.</source>
        <extracomment>For one: One secret moved there from memory.</extracomment>
        <translation>
            <numerusform>Ein Secret wurde aus dem Speicher dorthin verschoben.</numerusform>
            <numerusform>{n} Secrets wurden aus dem Speicher dorthin verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/secret_store.py"/>
        <source>{n} secrets are still in memory only: the keyring does not take them.</source>
        <extracomment>For one: One secret is still in memory only: the keyring does not take it.</extracomment>
        <translation>
            <numerusform>Ein Secret liegt weiter nur im Speicher: Der Schlüsselbund nimmt es nicht.</numerusform>
            <numerusform>{n} Secrets liegen weiter nur im Speicher: Der Schlüsselbund nimmt sie nicht.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/secret_store.py"/>
        <source>A secret for the keyring is one line of text.</source>
        <translation>Ein Secret für den Schlüsselbund ist eine Zeile Text.</translation>
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
        <source>A workbench for CyberSource's Flex API v2.</source>
        <translation>Eine Werkbank für die Flex API v2 von CyberSource.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/about.py"/>
        <source>No telemetry: it sends only the requests that you send, and asks for the keys that they need.</source>
        <translation>Keine Telemetrie: Gesendet werden nur Ihre Anfragen und die Fragen nach den Schlüsseln, die sie brauchen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/app.py"/>
        <source>FlexGUI is closing.</source>
        <translation>FlexGUI wird beendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/app.py"/>
        <source>FlexGUI is open already, but its window does not answer. Close it, or wait, and start again.</source>
        <translation>FlexGUI läuft schon, aber sein Fenster antwortet nicht. Schließen Sie es oder warten Sie, und starten Sie dann neu.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>not now</source>
        <translation>jetzt nicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>Type what you want to do</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/command_palette.py"/>
        <source>Nothing is called that. Try one word of it.</source>
        <translation>So heißt nichts. Versuchen Sie ein Wort davon.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/care.py"/>
        <source>FlexGUI ended unexpectedly last time.</source>
        <translation>FlexGUI wurde beim letzten Mal unerwartet beendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/care.py"/>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/care.py"/>
        <source>The same thing broke again. If it goes on, close FlexGUI and start it anew.</source>
        <translation>Dasselbe ist wieder kaputtgegangen. Wenn das so bleibt, FlexGUI schließen und neu starten.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Something broke inside FlexGUI</source>
        <translation>In FlexGUI ist etwas kaputtgegangen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Something broke inside FlexGUI {n} times</source>
        <extracomment>For one: Something broke inside FlexGUI {n} time</extracomment>
        <translation>
            <numerusform>In FlexGUI ist {n} Mal etwas kaputtgegangen</numerusform>
            <numerusform>In FlexGUI ist {n} Mal etwas kaputtgegangen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Nothing that you entered is lost, and the window goes on.</source>
        <translation>Keine Eingabe ist verloren, und das Fenster läuft weiter.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>FlexGUI could not be started.</source>
        <translation>FlexGUI konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/crash/dialog.py"/>
        <source>Please give the report to whoever gave you FlexGUI, and say what you did. It holds no secret and no token.</source>
        <translation>Bitte den Bericht an die Person geben, von der FlexGUI stammt, und dazu sagen, was getan wurde. Er enthält kein Geheimnis und kein Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/destination.py"/>
        <source>made up by the sandbox</source>
        <translation>von der Sandbox erfunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/destination.py"/>
        <source>{method}  ·  merchant {merchant}</source>
        <translation>{method}  ·  Händler {merchant}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/explanation_view.py"/>
        <source>Check first</source>
        <translation>Zuerst prüfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/explanation_view.py"/>
        <source>Looks right</source>
        <translation>Sieht gut aus</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/explanation_view.py"/>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/explanation_view.py"/>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/explanation_view.py"/>
        <source>What it says</source>
        <translation>Was gemeldet wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/explanation_view.py"/>
        <source>What can be checked from here</source>
        <translation>Was sich von hier aus prüfen lässt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/explanation_view.py"/>
        <source>Next</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/explanation_view.py"/>
        <source>For support: correlation ID</source>
        <translation>Für den Support: Correlation-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/explanation_view.py"/>
        <source>Copy the correlation ID</source>
        <translation>Correlation-ID kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/headers_view.py"/>
        <source>Response headers</source>
        <translation>Header der Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>This answer is to an earlier request</source>
        <translation>Diese Antwort gehört zu einer früheren Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Copy the capture context</source>
        <translation>Capture Context kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Find a claim (Ctrl+Shift+F)</source>
        <translation>Claim suchen (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Expand all</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Collapse all</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Claims</source>
        <translation>Claims</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>No response yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Answers from other profiles are put away when the profile changes, so that a sandbox answer is never mistaken for a live one. The last one is from {name}.</source>
        <translation>Antworten anderer Profile werden beim Wechsel des Profils weggelegt, damit niemand eine Antwort der Sandbox für eine echte hält. Die letzte ist von {name}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Show the last answer</source>
        <translation>Letzte Antwort zeigen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>The sandbox on this machine answers without an account and without a network, so you can send right away.</source>
        <translation>Die Sandbox auf diesem Rechner antwortet ohne Konto und ohne Netz. Sie können sofort senden.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Tick the fields to capture</source>
        <translation>Felder anhaken, die erfasst werden sollen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Or take a preset such as Card. The body follows at once.</source>
        <translation>Oder eine Vorlage nehmen, etwa „Karte“. Der Body folgt sofort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>One signed request goes to the sandbox on this machine.</source>
        <translation>Eine signierte Anfrage geht an die Sandbox auf diesem Rechner.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Read the answer</source>
        <translation>Antwort lesen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>The capture context is decoded, its signature is checked, its clock runs.</source>
        <translation>Der Capture Context wird dekodiert, seine Signatur geprüft, seine Uhr läuft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Inspect a token…</source>
        <translation>Token prüfen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Have CyberSource keys?</source>
        <translation>Schlüssel von CyberSource zur Hand?</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Add a profile…</source>
        <translation>Profil hinzufügen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Tick the fields to capture and unlock sending to ask {name}.</source>
        <translation>Haken Sie die gewünschten Felder an und entsperren Sie das Senden, um {name} zu fragen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Tick the fields to capture and press Send to ask {name}.</source>
        <translation>Haken Sie die gewünschten Felder an und drücken Sie „Senden“, um {name} zu fragen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Nothing sent with this profile</source>
        <translation>Mit diesem Profil wurde nichts gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Nothing sent in this window</source>
        <translation>In diesem Fenster wurde nichts gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>{send} sends, {find} finds everything</source>
        <translation>{send} sendet, {find} findet alles</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Waiting for {name}. Cancel stops waiting at once.</source>
        <translation>Wartet auf {name}. „Abbrechen“ beendet das Warten sofort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>One request is under way</source>
        <translation>Eine Anfrage läuft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Nothing was sent</source>
        <translation>Es wurde nichts gesendet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Cancelled after {seconds} s</source>
        <translation>Nach {seconds} s abgebrochen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Its answer is ignored.</source>
        <translation>Die Antwort wird ignoriert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>The request may have reached the server; its answer is ignored.</source>
        <translation>Die Anfrage kann den Server erreicht haben; seine Antwort wird ignoriert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>Refused  ·  {said}</source>
        <translation>Abgelehnt  ·  {said}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>No answer came.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>no type</source>
        <translation>ohne Typ</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>received {time}</source>
        <translation>empfangen {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>key {kid}, fetched {time}</source>
        <translation>Schlüssel {kid}, geholt {time}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>{n} bytes</source>
        <extracomment>For one: {n} byte</extracomment>
        <translation>
            <numerusform>{n} Byte</numerusform>
            <numerusform>{n} Bytes</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/exchange/response_panel.py"/>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
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
        <source>Not in the documented list: kept, and sent as it is.</source>
        <translation>Nicht in der dokumentierten Liste: bleibt und wird unverändert gesendet.</translation>
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
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Add a field of your own</source>
        <translation>Eigenes Feld hinzufügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Find a field</source>
        <translation>Feld suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Path of your own field</source>
        <translation>Pfad des eigenen Felds</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Name of the preset</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/panel.py"/>
        <source>Save no preset</source>
        <translation>Keine Vorlage speichern</translation>
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
        <source>Replace</source>
        <translation>Ersetzen</translation>
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
        <location filename="../../flexgui/ui/fields/view.py"/>
        <source>Include, or not	Space</source>
        <translation>Erfassen oder nicht	Leertaste</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/view.py"/>
        <source>Required, or optional	R</source>
        <translation>Pflicht oder optional	R</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/view.py"/>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/view.py"/>
        <source>Open documentation</source>
        <translation>Dokumentation öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/fields/view.py"/>
        <source>Remove this field</source>
        <translation>Dieses Feld entfernen</translation>
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
        <location filename="../../flexgui/ui/history/desk.py"/>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/keeping.py"/>
        <source>This entry was deleted in another window.</source>
        <translation>Dieser Eintrag wurde in einem anderen Fenster gelöscht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Tuesday</source>
        <translation>Dienstag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Wednesday</source>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Thursday</source>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Friday</source>
        <translation>Freitag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Invalid</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>No token</source>
        <translation>Kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>{what} of {time}</source>
        <translation>{what} von {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>{weekday}, {day}</source>
        <translation>{weekday}, {day}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>today {time}</source>
        <translation>heute {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>yesterday {time}</source>
        <translation>gestern {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/model.py"/>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>What is received is kept on this computer, without secrets.</source>
        <translation>Was empfangen wird, bleibt auf diesem Rechner, ohne Secrets.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>No entry holds all these words. Names, notes, profiles, fields and IDs are searched.</source>
        <translation>Kein Eintrag enthält alle diese Wörter. Durchsucht werden Namen, Notizen, Profile, Felder und IDs.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Nothing new is kept. What is listed stays until it is deleted.</source>
        <translation>Neues wird nicht aufbewahrt. Was in der Liste steht, bleibt, bis es gelöscht wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Use these fields again</source>
        <translation>Felder wieder verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Delete (Del)</source>
        <translation>Löschen (Entf)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Delete all…</source>
        <translation>Alle löschen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Delete these {n} entries? It cannot be undone.</source>
        <extracomment>For one: Delete “{name}”? It cannot be undone.</extracomment>
        <translation>
            <numerusform>„{name}“ löschen? Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Diese {n} Einträge löschen? Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Delete all {count} entries, pinned ones too? It cannot be undone.</source>
        <extracomment>For one: Delete the one entry, pinned or not? It cannot be undone.</extracomment>
        <translation>
            <numerusform>Den einen Eintrag löschen, ob angeheftet oder nicht? Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Alle {count} Einträge löschen, auch angeheftete? Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Close the history (Esc)</source>
        <translation>Verlauf schließen (Esc)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>A name of your own</source>
        <translation>Ein eigener Name</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Name of the entry</source>
        <translation>Name des Eintrags</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>A note</source>
        <translation>Eine Notiz</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Note of the entry</source>
        <translation>Notiz zum Eintrag</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>How long entries are kept</source>
        <translation>Wie lange Einträge aufbewahrt werden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Nothing kept yet</source>
        <translation>Noch nichts aufbewahrt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>{n} and more entries found</source>
        <translation>Mehr als {n} Einträge gefunden</translation>
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
        <source>{n} and more entries</source>
        <translation>Mehr als {n} Einträge</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>A pinned entry is kept however old it gets</source>
        <translation>Ein angehefteter Eintrag bleibt, wie alt er auch wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Compare these two</source>
        <translation>Diese beiden vergleichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Compare with the token in Inspect</source>
        <translation>Mit dem geprüften Token vergleichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Delete…	Del</source>
        <translation>Löschen …	Entf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Older entries go when FlexGUI starts, pinned ones stay.</source>
        <translation>Ältere Einträge gehen beim Start von FlexGUI, angeheftete bleiben.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Send a request, or paste a token in Inspect.</source>
        <translation>Senden Sie eine Anfrage, oder fügen Sie unter „Prüfen“ ein Token ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Keep nothing</source>
        <translation>Nichts aufbewahren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Keep for a year</source>
        <translation>Ein Jahr aufbewahren</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/history/panel.py"/>
        <source>Keep for {n} days</source>
        <extracomment>For one: Keep for {n} day</extracomment>
        <translation>
            <numerusform>{n} Tag aufbewahren</numerusform>
            <numerusform>{n} Tage aufbewahren</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>In the fields</source>
        <translation>In den Feldern</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Include, or not</source>
        <translation>Aufnehmen oder nicht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Required, or optional</source>
        <translation>Pflichtfeld oder freiwillig</translation>
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
        <source>Match before</source>
        <translation>Voriger Treffer</translation>
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
        <source>Next control; out of a text, too</source>
        <translation>Nächstes Element; auch aus einem Text hinaus</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/keys_sheet.py"/>
        <source>Control before</source>
        <translation>Voriges Element</translation>
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
        <source>Find a key</source>
        <translation>Taste suchen</translation>
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
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
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
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>FlexGUI shows this language when it is started again.</source>
        <translation>FlexGUI zeigt diese Sprache nach dem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>A request is under way. Open it when the answer is there.</source>
        <translation>Eine Anfrage läuft. Öffnen Sie den Eintrag, wenn die Antwort da ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>From the history, {when}</source>
        <translation>Aus dem Verlauf, {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Open a token in Inspect first, or choose two entries.</source>
        <translation>Öffnen Sie zuerst ein Token unter „Prüfen“, oder wählen Sie zwei Einträge.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>{error} The profiles are kept until FlexGUI closes.</source>
        <translation>{error} Die Profile bleiben erhalten, bis FlexGUI beendet wird.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Colours like the system</source>
        <translation>Farben wie das System</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Open token…</source>
        <translation>Token öffnen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Paste token</source>
        <translation>Token einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Copy capture context</source>
        <translation>Capture Context kopieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Find a command…</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>earlier answers</source>
        <translation>frühere Antworten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Larger text in trees and code</source>
        <translation>Größerer Text in Listen und Code</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Smaller text in trees and code</source>
        <translation>Kleinerer Text in Listen und Code</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Text as it was</source>
        <translation>Normale Textgröße</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Write “required: true” out</source>
        <translation>„required: true“ ausschreiben</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Edit profiles…</source>
        <translation>Profile bearbeiten …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>preferences settings account credentials key</source>
        <translation>Einstellungen Konto Zugangsdaten Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>manual documentation README</source>
        <translation>Handbuch Dokumentation README</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>versions telemetry bug report</source>
        <translation>Versionen Telemetrie Fehlerbericht</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Language like the system</source>
        <translation>Sprache wie das System</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>No field is ticked</source>
        <translation>Kein Feld angehakt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>A capture context without fields captures nothing. Tick the fields to capture, or take a preset.</source>
        <translation>Ein Capture Context ohne Felder erfasst nichts. Haken Sie die Felder an, die erfasst werden sollen, oder nehmen Sie eine Vorlage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Send it anyway</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Sending to a live account is unlocked by its merchant ID. Enter it in the profile.</source>
        <translation>Das Senden an ein Live-Konto wird mit seiner Merchant-ID entsperrt. Tragen Sie sie im Profil ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/menus.py"/>
        <source>a request is under way</source>
        <translation>eine Anfrage läuft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/menus.py"/>
        <source>no request is under way</source>
        <translation>keine Anfrage läuft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Unlock…</source>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
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
        <source>No secret for this profile</source>
        <translation>Kein Secret für dieses Profil</translation>
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
        <source>The keyring failed</source>
        <translation>Der Schlüsselbund hat versagt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
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
        <source>The keyring said no</source>
        <translation>Der Schlüsselbund hat abgelehnt</translation>
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
        <source>It was a {kind}. Nothing that you entered is lost.</source>
        <translation>Es war ein {kind}. Nichts, was Sie eingegeben haben, ist verloren.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/strip.py"/>
        <source>Lock now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/strip.py"/>
        <source>Safer:</source>
        <translation>Sicherer:</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/strip.py"/>
        <source>Requests reach the live account of merchant {merchant}. Sending is locked.</source>
        <translation>Anfragen erreichen das Live-Konto des Händlers {merchant}. Das Senden ist gesperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/strip.py"/>
        <source>Requests reach the live account of merchant {merchant}. Sending is unlocked.</source>
        <translation>Anfragen erreichen das Live-Konto des Händlers {merchant}. Das Senden ist entsperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/strip.py"/>
        <source>use {name} instead</source>
        <translation>stattdessen {name}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/strip.py"/>
        <source>Use {name} instead</source>
        <translation>Stattdessen {name} verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/unlock_dialog.py"/>
        <source>This is not the merchant ID of this profile.</source>
        <translation>Das ist nicht die Merchant-ID dieses Profils.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/unlock_dialog.py"/>
        <source>Nothing is sent by this. Sending locks again after ten minutes.</source>
        <translation>Damit wird nichts gesendet. Nach zehn Minuten wird das Senden wieder gesperrt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/unlock_dialog.py"/>
        <source>Unlock sending</source>
        <translation>Senden entsperren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/unlock_dialog.py"/>
        <source>Merchant ID</source>
        <translation>Merchant-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/unlock_dialog.py"/>
        <source>Unlock for ten minutes</source>
        <translation>Für zehn Minuten entsperren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/unlock_dialog.py"/>
        <source>Send as “{name}”?</source>
        <translation>Als „{name}“ senden?</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/production/unlock_dialog.py"/>
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
        <source>A production profile is checked by sending, after unlocking.</source>
        <translation>Ein Produktionsprofil wird durch Senden geprüft, nach dem Entsperren.</translation>
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
        <source>The sandbox runs on this machine and makes up its own merchant, key ID and shared secret at every start. There is nothing to fill in, and nothing leaves this machine.</source>
        <translation>Die Sandbox läuft auf diesem Rechner und erfindet bei jedem Start Händler, Key-ID und Shared Secret. Es gibt nichts auszufüllen, und nichts verlässt diesen Rechner.</translation>
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
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>Portfolio ID</source>
        <translation>Portfolio-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>Key ID</source>
        <translation>Key-ID</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>Shared secret</source>
        <translation>Shared Secret</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>P12 file</source>
        <translation>P12-Datei</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>Pass phrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>The merchant ID is missing.</source>
        <translation>Die Merchant-ID fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>The portfolio ID is missing.</source>
        <translation>Die Portfolio-ID fehlt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>No P12 file is chosen.</source>
        <translation>Es ist keine P12-Datei gewählt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>A profile needs a name.</source>
        <translation>Ein Profil braucht einen Namen.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>This looks like a shared secret, and a name is no place for one: it is shown and exported.</source>
        <translation>Das sieht aus wie ein Shared Secret, und das gehört in keinen Namen: Er wird angezeigt und exportiert.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/draft.py"/>
        <source>The address is missing; one looks like http://127.0.0.1:8080.</source>
        <translation>Die Adresse fehlt; eine sieht so aus: http://127.0.0.1:8080.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/environment_row.py"/>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/environment_row.py"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/environment_row.py"/>
        <source>Custom address…</source>
        <translation>Eigene Adresse …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/files.py"/>
        <source>it is no text</source>
        <translation>sie ist kein Text</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/files.py"/>
        <source>{file} could not be read: {why}.</source>
        <translation>{file} konnte nicht gelesen werden: {why}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/files.py"/>
        <source>{file} is larger than an export can be.</source>
        <translation>{file} ist größer, als ein Export sein kann.</translation>
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
        <source>The password that was set when the P12 was made in Key Management.</source>
        <translation>Das Passwort, das beim Erzeugen der P12 in Key Management gesetzt wurde.</translation>
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
        <source>Kept in the keyring</source>
        <translation>Im Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>Kept until FlexGUI closes</source>
        <translation>Bis FlexGUI beendet wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>As it is kept in the keyring</source>
        <translation>Wie im Schlüsselbund</translation>
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
        <source>Keep a copy in FlexGUI’s own folder</source>
        <translation>Kopie in FlexGUIs eigenem Ordner aufbewahren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>The copy is for your eyes only.</source>
        <translation>Die Kopie ist nur für Sie lesbar.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>{length} characters of base64, {size} bytes.</source>
        <translation>{length} Zeichen Base64, {size} Bytes.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>The stored pass phrase is for {place} and does not go along. Enter the one for here.</source>
        <translation>Die gespeicherte Passphrase ist für {place} und kommt nicht mit. Geben Sie die hiesige ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/form.py"/>
        <source>The stored shared secret is for {place} and does not go along. Enter the one for here.</source>
        <translation>Das gespeicherte Shared Secret ist für {place} und kommt nicht mit. Geben Sie das hiesige ein.</translation>
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
        <source>Kept in</source>
        <translation>Aufbewahrt in</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/kept_line.py"/>
        <source>The profile file holds no secret.</source>
        <translation>Die Profildatei enthält kein Secret.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/kept_line.py"/>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/kept_line.py"/>
        <source>Asking the keyring of this computer.</source>
        <translation>Der Schlüsselbund dieses Rechners wird gefragt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/kept_line.py"/>
        <source>Memory only</source>
        <translation>Nur im Speicher</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/kept_line.py"/>
        <source>System keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/p12_row.py"/>
        <source>Choose or drop it. Business Center: Payment Configuration → Key Management, REST – Certificate.</source>
        <translation>Wählen oder hierher ziehen. Business Center: Payment Configuration → Key Management, REST – Certificate.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/p12_row.py"/>
        <source>Shown as soon as the pass phrase opens the file.</source>
        <translation>Erscheint, sobald die Passphrase die Datei öffnet.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/p12_row.py"/>
        <source>P12 files (*.p12 *.pfx);;All files (*)</source>
        <translation>P12-Dateien (*.p12 *.pfx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/p12_row.py"/>
        <source>Drop a .p12 file here</source>
        <translation>.p12-Datei hierher ziehen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/p12_row.py"/>
        <source>Choose…</source>
        <translation>Wählen …</translation>
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
        <source>More to do with profiles</source>
        <translation>Mehr zu Profilen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
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
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/profile_list.py"/>
        <source>Deleted “{name}”.</source>
        <translation>„{name}“ gelöscht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/rows.py"/>
        <source>Replace…</source>
        <translation>Ersetzen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/signing.py"/>
        <source>CyberSource deprecates HTTP Signature.</source>
        <translation>CyberSource rät von HTTP Signature ab.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/signing.py"/>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/signing.py"/>
        <source>Opens {host} in the browser</source>
        <translation>Öffnet {host} im Browser</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/signing.py"/>
        <source>Use JWT with the same secret</source>
        <translation>JWT mit demselben Secret verwenden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/stored.py"/>
        <source>Asking…</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/stored.py"/>
        <source>The desktop may ask for the password of the keyring.</source>
        <translation>Der Desktop fragt vielleicht nach dem Passwort des Schlüsselbunds.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/profiles/stored.py"/>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/remembered.py"/>
        <source>{error} Nothing that you entered is lost while FlexGUI is open.</source>
        <translation>{error} Nichts, was Sie eingegeben haben, geht verloren, solange FlexGUI läuft.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>As sent</source>
        <translation>Wie gesendet</translation>
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
        <source>{file} is larger than any request body.</source>
        <translation>{file} ist größer als jeder Body einer Anfrage.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/request/panel.py"/>
        <source>{file} is no text, so no request body.</source>
        <translation>{file} ist kein Text, also kein Body einer Anfrage.</translation>
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
        <source>{why}. Not sent until it is.</source>
        <translation>{why}. Wird erst danach gesendet.</translation>
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
        <location filename="../../flexgui/ui/token/checks_view.py"/>
        <source>Asked = granted</source>
        <translation>Gefragt = gewährt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/checks_view.py"/>
        <source>Why it matters: {why}</source>
        <translation>Warum das zählt: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_model.py"/>
        <source>Claim</source>
        <translation>Claim</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_model.py"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_model.py"/>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>all claims are known</source>
        <translation>alle Claims sind bekannt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Copy value	Ctrl+C</source>
        <translation>Wert kopieren	Strg+C</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Copy name	Ctrl+Alt+N</source>
        <translation>Namen kopieren	Strg+Alt+N</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Copy path	Ctrl+Alt+C</source>
        <translation>Pfad kopieren	Strg+Alt+C</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Copy as JSON	Ctrl+Alt+J</source>
        <translation>Als JSON kopieren	Strg+Alt+J</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Show the whole value…</source>
        <translation>Ganzen Wert zeigen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Whole value</source>
        <translation>Ganzer Wert</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Find a claim, a value or a meaning</source>
        <translation>Claim, Wert oder Bedeutung suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Find a claim</source>
        <translation>Claim suchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Close the search (Esc)</source>
        <translation>Suche schließen (Esc)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Only unknown claims</source>
        <translation>Nur unbekannte Claims</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>Hide every claim whose meaning is known</source>
        <translation>Jeden Claim verbergen, dessen Bedeutung bekannt ist</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>{place} of {n}</source>
        <translation>{place} von {n}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/claims_view.py"/>
        <source>{n} found</source>
        <translation>{n} gefunden</translation>
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
        <source>{n} differ and must not</source>
        <extracomment>For one: {n} differs and must not</extracomment>
        <translation>
            <numerusform>{n} weicht ab und darf nicht</numerusform>
            <numerusform>{n} weichen ab und dürfen nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>{n} differ, as they may</source>
        <extracomment>For one: {n} differs, as it may</extracomment>
        <translation>
            <numerusform>{n} weicht ab und darf das</numerusform>
            <numerusform>{n} weichen ab und dürfen das</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>There is nothing that both have</source>
        <translation>Es gibt nichts, was beide haben</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_model.py"/>
        <source>Result</source>
        <translation>Ergebnis</translation>
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
        <source>Any entry of the history, or a token that you paste. A transient token is compared with its capture context by meaning, all else by path.</source>
        <translation>Jeder Eintrag des Verlaufs oder ein Token, das Sie einfügen. Ein Transient Token wird mit seinem Capture Context nach Bedeutung verglichen, alles andere nach Pfad.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>One of the two is a token and the other an answer without one. Choose another entry.</source>
        <translation>Das eine ist ein Token, das andere eine Antwort ohne Token. Wählen Sie einen anderen Eintrag.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Pasted capture context</source>
        <translation>Eingefügter Capture Context</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Pasted transient token</source>
        <translation>Eingefügtes Transient Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Pasted bearer token</source>
        <translation>Eingefügtes Bearer Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Pasted signed token</source>
        <translation>Eingefügtes signiertes Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/compare_view.py"/>
        <source>Pasted JWE</source>
        <translation>Eingefügtes JWE</translation>
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
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>{n} valid</source>
        <translation>{n} gültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>{n} invalid</source>
        <translation>{n} ungültig</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>{n} expired</source>
        <translation>{n} abgelaufen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>{n} not checked</source>
        <translation>{n} nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Paste a token here, or drop a file. Quotes, Bearer and line breaks do not matter.</source>
        <translation>Token hier einfügen oder Datei hierher ziehen. Anführungszeichen, „Bearer“ und Zeilenumbrüche stören nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Find a claim (Ctrl+F)</source>
        <translation>Claim suchen (Strg+F)</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Copy the checks as text</source>
        <translation>Prüfungen als Text kopieren</translation>
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
        <source>No token yet</source>
        <translation>Noch kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Nothing is sent but a request for the public key that the token names</source>
        <translation>Gesendet wird nur eine Anfrage nach dem öffentlichen Schlüssel, den das Token nennt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>There is no token in this text.</source>
        <translation>In diesem Text ist kein Token.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>From the history, kept {when}</source>
        <translation>Aus dem Verlauf, aufbewahrt {when}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>From the history</source>
        <translation>Aus dem Verlauf</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Nothing was read</source>
        <translation>Nichts gelesen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Paste a token from the clipboard</source>
        <translation>Token aus der Zwischenablage einfügen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Verify with</source>
        <translation>Prüfen mit</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Inspect a token</source>
        <translation>Ein Token prüfen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>A capture context, a transient token or a bearer token: it is decoded here, and its signature is checked with the key that it names.</source>
        <translation>Ein Capture Context, ein Transient Token oder ein Bearer Token: Es wird hier dekodiert, und seine Signatur wird mit dem Schlüssel geprüft, den es nennt.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Why {check} matters: {why}</source>
        <translation>Wozu {check}: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Read on this computer, only the public key was fetched</source>
        <translation>Auf diesem Rechner gelesen, nur der öffentliche Schlüssel wurde geholt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Read on this computer, only the public key was asked for</source>
        <translation>Auf diesem Rechner gelesen, nur nach dem öffentlichen Schlüssel wurde gefragt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/inspector.py"/>
        <source>Read on this computer, nothing was sent</source>
        <translation>Auf diesem Rechner gelesen, nichts wurde gesendet</translation>
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
        <source>A JWK, a JWK set, PEM or a certificate; for a transient token its capture context as well.</source>
        <translation>Ein JWK, ein JWK Set, PEM oder ein Zertifikat; für ein Transient Token auch sein Capture Context.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>It is not in the history: paste it, or open it as a file.</source>
        <translation>Er ist nicht im Verlauf: Fügen Sie ihn ein, oder öffnen Sie ihn als Datei.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>Paste a key here.</source>
        <translation>Schlüssel hier einfügen.</translation>
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
        <source>flx.jwk of the capture context of {time}</source>
        <translation>flx.jwk des Capture Contexts von {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>flx.jwk of its capture context</source>
        <translation>flx.jwk seines Capture Contexts</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>The environment’s key {kid}</source>
        <translation>Schlüssel {kid} der Umgebung</translation>
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
        <location filename="../../flexgui/ui/token/key_choice.py"/>
        <source>It is too long for a key.</source>
        <translation>Für einen Schlüssel ist das zu lang.</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/key_view.py"/>
        <source>A shared secret has no public part, so there is nothing to show of it.</source>
        <translation>Ein Shared Secret hat keinen öffentlichen Teil, also gibt es nichts zu zeigen.</translation>
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
        <source>none</source>
        <translation>keine</translation>
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
        <location filename="../../flexgui/ui/token/kinds.py"/>
        <source>Transient token</source>
        <translation>Transient Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/kinds.py"/>
        <source>Bearer token</source>
        <translation>Bearer Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/kinds.py"/>
        <source>Signed token</source>
        <translation>Signiertes Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/kinds.py"/>
        <source>JWE, encrypted</source>
        <translation>JWE, verschlüsselt</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/kinds.py"/>
        <source>Microform context</source>
        <translation>Microform-Kontext</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/kinds.py"/>
        <source>Unified Checkout context</source>
        <translation>Unified-Checkout-Kontext</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/raw_view.py"/>
        <source>Raw text</source>
        <translation>Rohtext</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/raw_view.py"/>
        <source>first {shown} of {count} characters</source>
        <translation>die ersten {shown} von {count} Zeichen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../flexgui/ui/token/raw_view.py"/>
        <source>{count} characters</source>
        <extracomment>For one: {count} character</extracomment>
        <translation>
            <numerusform>{count} Zeichen</numerusform>
            <numerusform>{count} Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/verdict_bar.py"/>
        <source>Expired {time}</source>
        <translation>Abgelaufen {time}</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/token/verdict_bar.py"/>
        <source>{time} left</source>
        <translation>noch {time}</translation>
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
        <source>Stop waiting for the answer (Esc)</source>
        <translation>Nicht länger auf die Antwort warten (Esc)</translation>
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
        <source>this machine</source>
        <translation>diesen Rechner</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/notice.py"/>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
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
        <source>Ctrl+↵</source>
        <translation>Strg+↵</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/widgets/send_button.py"/>
        <source>{words} (Ctrl+Return)</source>
        <translation>{words} (Strg+Eingabe)</translation>
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
        <location filename="../../flexgui/wording.py"/>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>{year:04}-{month:02}-{day:02}</source>
        <translation>{day:02}.{month:02}.{year:04}</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>Sending as “{profile}” reaches the live account of {merchant}.</source>
        <translation>Senden als „{profile}“ erreicht das Live-Konto von {merchant}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>The profile “{profile}” has no address.</source>
        <translation>Das Profil „{profile}“ hat keine Adresse.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>{host} is not a host of the test environment.</source>
        <translation>{host} ist kein Host der Testumgebung.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>{host} is not a host of the production environment.</source>
        <translation>{host} ist kein Host der Produktionsumgebung.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>From the sandbox’s own log. CyberSource does not tell.</source>
        <translation>Aus dem Protokoll der Sandbox. CyberSource sagt es nicht.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>What was given as the capture context is none.</source>
        <translation>Was als Capture Context angegeben wurde, ist keiner.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>the P12 of “{profile}”</source>
        <translation>der P12-Datei von „{profile}“</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>The token does not say which known environment it is from.</source>
        <translation>Das Token sagt nicht, aus welcher bekannten Umgebung es ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>The token names no key.</source>
        <translation>Das Token nennt keinen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>Key {kid} could not be fetched: {why}</source>
        <translation>Schlüssel {kid} konnte nicht geholt werden: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>Key {kid} could not be fetched: the server answered {status}.</source>
        <translation>Schlüssel {kid} konnte nicht geholt werden: Der Server antwortete {status}.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>Key {kid} could not be read: {why}</source>
        <translation>Schlüssel {kid} konnte nicht gelesen werden: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>{path} has changed since it was chosen. Choose it anew if it is yours.</source>
        <translation>{path} hat sich geändert, seit die Datei gewählt wurde. Wählen Sie sie neu, wenn sie Ihre ist.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>No pass phrase is kept for “{profile}” and this environment. Enter it in the profile.</source>
        <translation>Für „{profile}“ und diese Umgebung ist keine Passphrase hinterlegt. Geben Sie sie im Profil ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>No shared secret is kept for “{profile}” and this environment. Enter it in the profile.</source>
        <translation>Für „{profile}“ und diese Umgebung ist kein Shared Secret hinterlegt. Geben Sie es im Profil ein.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>The token holds no key; the capture context of a transient token does, in flx.jwk.</source>
        <translation>Das Token enthält keinen Schlüssel; der Capture Context eines Transient Token enthält ihn, in flx.jwk.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>Its capture context brings no key.</source>
        <translation>Sein Capture Context bringt keinen Schlüssel mit.</translation>
    </message>
    <message>
        <location filename="../../flexgui/workbench.py"/>
        <source>The key of its capture context cannot be used: {why}</source>
        <translation>Der Schlüssel seines Capture Contexts ist nicht zu gebrauchen: {why}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Card number</source>
        <translation>Kartennummer</translation>
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
