<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>FlexGUI</name>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
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
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
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
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
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
        <source>History</source>
        <translation>Verlauf</translation>
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
        <source>&amp;Request</source>
        <translation>A&amp;nfrage</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>How it is signed</source>
        <translation>Wie signiert wird</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Write “required: true” out</source>
        <translation>„required: true“ ausschreiben</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Add a profile…</source>
        <translation>Profil hinzufügen …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>Edit profiles…</source>
        <translation>Profile bearbeiten …</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/main_window.py"/>
        <source>About FlexGUI</source>
        <translation>Über FlexGUI</translation>
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
        <source>Tick the Card preset</source>
        <translation>Vorlage „Card“ nehmen</translation>
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
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Edit profile…</source>
        <translation>Profil bearbeiten …</translation>
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
        <source>Follow the fields again</source>
        <translation>Wieder den Feldern folgen</translation>
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
        <source>Not a token</source>
        <translation>Kein Token</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>Production is locked</source>
        <translation>Production ist gesperrt</translation>
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
        <source>Something broke inside FlexGUI</source>
        <translation>In FlexGUI ist etwas kaputtgegangen</translation>
    </message>
    <message>
        <location filename="../../flexgui/ui/messages.py"/>
        <source>It was a {kind}. Nothing that you entered is lost.</source>
        <translation>Es war ein {kind}. Nichts, was Sie eingegeben haben, ist verloren.</translation>
    </message>
    <message>
        <location filename="../../flexgui/wording.py"/>
        <source>{year:04}-{month:02}-{day:02}</source>
        <translation>{day:02}.{month:02}.{year:04}</translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Card number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>The primary account number printed on the card; digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Security code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>The card verification number: three digits, four on American Express.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Expiry month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Month of expiry as two digits, 01 to 12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Expiry year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Year of expiry as four digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Card type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Three-digit code of the card scheme, such as 001 Visa, 002 Mastercard, 003 American Express.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>No maxLength in the specification; the codes have three digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Total amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Grand total of the order, not negative, with an optional decimal point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>ISO 4217 code of the currency of the order, three letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Bill to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>First name of the payer, as on the billing account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Last name of the payer, as on the billing account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Name of the company of the payer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Email address of the payer, with the domain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Phone number of the payer, with the country code where the order comes from abroad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Address line 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Street line of the billing address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Address line 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Further line of the billing address, such as a floor or a flat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Building number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>House or building number, where it is kept apart from the street.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Town or city of the billing address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>District or neighbourhood of the billing address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>State or province</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>State or province of the billing address, as a code where one exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Postal code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Postal code of the billing address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Two-letter ISO 3166-1 code of the billing country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Ship to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>First name of the person the goods go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Last name of the person the goods go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Company that the goods go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Street line of the shipping address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Further line of the shipping address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>House or building number of the shipping address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Town or city of the shipping address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>District or neighbourhood of the shipping address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>State or province of the shipping address, as a code where one exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>2 in the payments part of the specification (2020); 50 in its risk part (2026).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Postal code of the shipping address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Two-letter ISO 3166-1 code of the shipping country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>2 in the payments part of the specification (2020); 3 in a newer part (2026).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Email address of the person the goods go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Only in the worked example of the OpenAPI file; not in its schema, nor in the documented list, nor in the SDK model. Length as for billTo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../flexgui/flex/catalog.json"/>
        <source>Phone number of the person the goods go to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
