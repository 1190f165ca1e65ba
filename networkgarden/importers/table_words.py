"""What people and programs call the columns of an address book, in fifteen languages (formats.md §1.3, §1.12).

Outlook and Thunderbird translate their headings, and versions differ. So whole headings are kept only where words
would mislead; the rest is read by its words: what (telephone, street …) and which (work, home, mobile …).
"""

from __future__ import annotations

from networkgarden.domain.mapping import Field

WHOLE: dict[Field, str] = {
    Field.NAME: (
        "name|full name|fullname|display name|contact|contact name|person|name display|anzeigename|vollständiger name|"
        "nom complet|nom affiché|nom à afficher|pseudo complet|nombre completo|nombre para mostrar|nombre mostrado|"
        "nome completo|nome visualizzato|nome da visualizzare|volledige naam|weergavenaam|naam|nome de exibição|"
        "nome para exibição|imię i nazwisko|wyświetlana nazwa|nazwa wyświetlana|visningsnamn|fullständigt namn|namn|"
        "visningsnavn|vist navn|fulde navn|navn|zobrazované jméno|celé jméno|zobrazovat jako|"
        "отображаемое имя|полное имя|имя и фамилия|фио|表示名|氏名|名前|フルネーム"
    ),
    Field.GIVEN: (
        "first name|firstname|given name|givenname|fname|first|forename|christian name|vorname|prénom|prenom|nombre|"
        "nombre de pila|primer nombre|nome|voornaam|primeiro nome|nome próprio|imię|förnamn|fornavn|jméno|"
        "křestní jméno|имя|名|名前 名"
    ),
    Field.MIDDLE: (
        "middle name|middlename|additional name|weitere vornamen|zweiter vorname|deuxième prénom|segundo nombre|"
        "secondo nome|tweede voornaam|middelste naam|segundo nome|nome do meio|drugie imię|mellannamn|mellemnavn|"
        "prostřední jméno|druhé jméno|отчество|ミドル ネーム|ミドルネーム"
    ),
    Field.FAMILY: (
        "last name|lastname|family name|familyname|surname|sur name|lname|last|nachname|familienname|zuname|"
        "nom|nom de famille|apellidos|apellido|cognome|achternaam|familienaam|sobrenome|apelido|último nome|nazwisko|"
        "efternamn|efternavn|příjmení|фамилия|姓|苗字|名字"
    ),
    Field.SUFFIX: "suffix|name suffix|suffixe|sufijo|suffisso|achtervoegsel|sufixo|sufiks|přípona|суффикс",
    Field.NICKNAME: (
        "nickname|nick name|nick|alias|goes by|spitzname|surnom|pseudo|pseudonyme|apodo|alias nickname|soprannome|"
        "bijnaam|roepnaam|apelido nickname|alcunha|pseudonim|smeknamn|kaldenavn|kælenavn|přezdívka|псевдоним|прозвище|"
        "ニックネーム"
    ),
    Field.ORGANISATION: (
        "company|company name|organisation|organization|organization name|organisation name|employer|org|firma|"
        "unternehmen|arbeitgeber|société|entreprise|organisme|empresa|compañía|organización|società|azienda|"
        "organizzazione|ditta|bedrijf|organisatie|organização|empresa companhia|organizacja|firma organizacja|företag|"
        "organisation företag|virksomhed|společnost|organizace|организация|компания|会社名|会社|組織"
    ),
    Field.TITLE: (
        "job title|jobtitle|title|position|role|headline|occupation|organization title|position im unternehmen|"
        "funktion|berufsbezeichnung|fonction|poste|titre|intitulé du poste|cargo|puesto|posizione|qualifica|mansione|"
        "functie|título|stanowisko|befattning|stilling|jobtitel|funkce|pracovní zařazení|pozice|должность|"
        "役職|役職名|肩書|肩書き"
    ),
    Field.BIRTHDAY: (
        "birthday|bday|birth date|birthdate|date of birth|dob|born|geburtstag|geburtsdatum|anniversaire naissance|"
        "date de naissance|naissance|anniversaire|cumpleaños|fecha de nacimiento|compleanno|data di nascita|"
        "verjaardag|geboortedatum|aniversário|data de nascimento|nascimento|urodziny|data urodzenia|födelsedag|"
        "födelsedatum|fødselsdag|fødselsdato|narozeniny|datum narození|день рождения|дата рождения|誕生日|生年月日"
    ),
    Field.BIRTH_YEAR: (
        "birth year|geburtsjahr|année de naissance|año de nacimiento|anno di nascita|geboortejaar|ano de nascimento|"
        "rok urodzenia|födelseår|fødselsår|rok narození|год рождения|誕生年"
    ),
    Field.BIRTH_MONTH: (
        "birth month|geburtsmonat|mois de naissance|mes de nacimiento|mese di nascita|geboortemaand|"
        "mês de nascimento|miesiąc urodzenia|födelsemånad|fødselsmåned|měsíc narození|месяц рождения|誕生月"
    ),
    Field.BIRTH_DAY: (
        "birth day|tag der geburt|jour de naissance|día de nacimiento|giorno di nascita|geboortedag|"
        "dia de nascimento|dzień urodzenia|den narození|день рождения число|誕生日 日"
    ),
    Field.ANNIVERSARY: (
        "anniversary|wedding anniversary|jahrestag|hochzeitstag|anniversaire de mariage|"
        "anniversaire de mariage ou fête|aniversario|anniversario|"
        "jubileum|trouwdag|aniversário de casamento|rocznica|årsdag|bröllopsdag|jubilæum|bryllupsdag|výročí|годовщина|"
        "記念日"
    ),
    Field.BED: (
        "bed|beds|tags|tag|labels|label|categories|category|groups|group|lists|group membership|kategorien|kategorie|"
        "schlagwörter|gruppen|gruppe|catégories|catégorie|groupes|étiquettes|categorías|categoría|grupos|etiquetas|"
        "categorie|gruppi|etichette|categorieën|groepen|categorias|kategorier|grupper|etiketter|skupiny|kategorie cz|"
        "štítky|etykiety|grupy|категории|группы|分類項目|分類|グループ"
    ),
    Field.NOTES: (
        "notes|note|comment|comments|remarks|memo|description|bio|notizen|notiz|bemerkungen|bemerkung|anmerkungen|"
        "remarques|remarque|commentaires|notas|nota|comentarios|observaciones|appunti|commenti|notities|opmerkingen|"
        "observações|notatki|uwagi|anteckningar|anteckning|noter|bemærkninger|poznámky|poznámka|заметки|примечания|"
        "примечание|メモ|備考|注釈"
    ),
    Field.EVERY: "every|every days|rhythm|frequency|keep in touch|stay in touch|contact frequency|cadence|"
                 "stay in touch frequency",
    Field.PROFILE: "profile|profile link|linkedin|linkedin url|linkedin profile|linkedin profile url|profile url",
    Field.IM: "im|chat|screen name|skype|telegram|whatsapp|signal|matrix|xmpp|jabber|aim|icq|im address|"
              "instant messenger|スクリーンネーム|benutzername chat",
    Field.CIRCLE: "circle", Field.ESTABLISHED: "established", Field.STATE: "state", Field.ID: "id",
    Field.DATE: "date|day|when", Field.KIND: "kind|type", Field.DIRECTION: "direction", Field.REACTION: "reaction",
    Field.CONTACT_ID: "contact id",
}
"""Whole headings, separated by ``|``. Some stand for different things in two languages; the table tells (guess)."""

WHAT: dict[Field, str] = {
    Field.EMAIL: (
        "e mail|email|mail|mailadresse|mailadres|emails|courriel|"
        "adresse électronique|messagerie|correo|posta elettronica|poczta|e post|epost|エメール|"
        "электронн|эл почт|почта|電子メール|メールアドレス|メール"
    ),
    Field.PHONE: (
        "phone|telephone|telefon|tlf|tel|mobile|mobil|cell|cellular|handy|natel|fax|pager|telefax|téléphone|portable|"
        "télécopie|teléfono|móvil|celular|telefono|cellulare|telefoon|mobiel|telefone|telemóvel|komórka|faks|bip|"
        "buscapersonas|localizador|semafoon|pieper|personsökare|personsøger|телефон|мобильн|факс|пейджер|"
        "電話|携帯|ファックス|ポケットベル"
    ),
    Field.URL: (
        "web page|website|web site|web|url|homepage|webseite|page web|site web|página web|sitio web|pagina web|"
        "sito web|webpagina|strona sieci web|strona www|webbsida|hemsida|webside|hjemmeside|webová stránka|"
        "веб страница|сайт|ホームページ|web ページ|ウェブページ"
    ),
    Field.STREET: (
        "street|address line|address|straße|strasse|anschrift|adresse|rue|calle|dirección|domicilio|via|indirizzo|"
        "straat|adres|rua|endereço|morada|ulica|gata|gatuadress|adress|gade|vej|ulice|adresa|улица|адрес|番地|住所"
    ),
    Field.CITY: (
        "suburb|city|town|locality|ort|stadt|ville|ciudad|población|città|località|plaats|woonplaats|cidade|localidade|"
        "miasto|miejscowość|stad|postort|by|město|город|市区町村|市町村"
    ),
    Field.REGION: (
        "region|state province|state|province|county|bundesland|kanton|département|dep région|région|état|estado|"
        "provincia|provincia estado|prov|provincie|distrito|województwo|delstat|landskap|län|kraj|okres|"
        "область|край|регион|都道府県"
    ),
    Field.POSTCODE: (
        "postal code|postcode|zip code|zipcode|zip|post code|postleitzahl|plz|code postal|código postal|cp|cap|"
        "codice postale|cep|kod pocztowy|postnummer|postnr|psč|poštovní směrovací číslo|směrovací číslo|"
        "индекс|почтовый индекс|почтовый код|郵便番号"
    ),
    Field.COUNTRY: (
        "country region|country|land|pays|país|paese|nazione|kraj region|państwo|maa|země|zeme|страна|国|国 地域"
    ),
}
"""Words for what a column holds; the longest that stands in a heading tells."""

WHICH: dict[str, str] = {
    "work": (
        "business|work|office|company|geschäftlich|dienstlich|arbeit|firma|büro|professionnel|professionnelle|bureau|"
        "travail|trabajo|empresa|oficina|uff|ufficio|lavoro|zakelijk|werk|op werk|trabalho|comercial|profissional|"
        "służbowy|służbowa|służbowe|służbowego|praca|służb|arbete|arbets|kontor|arbejde|arbejds|erhverv|"
        "zaměstnání|práce|do práce|раб|рабочий|рабочая|рабочего|рабоч|会社|勤務先|職場"
    ),
    "home": (
        "home|private|privat|personal|domicile|personnel|personnelle|privé|particular|casa|abitazione|thuis|"
        "residencial|pessoal|domowy|domowa|domowe|dom|hem|bostad|hjem|privé thuis|domů|domácí|"
        "домашний|домашняя|домашнего|дом|自宅"
    ),
    "mobile": (
        "mobile|mobil|cell|cellular|cellulare|handy|natel|portable|móvil|movil|celular|mobiel|telemóvel|komórka|"
        "komórkowy|мобильный|мобильн|携帯"
    ),
    "fax": "fax|telefax|télécopie|faks|факс|ファックス|fax 番号",
    "pager": (
        "pager|bip|buscapersonas|localizador|semafoon|pieper|personsökare|personsøger|пейджер|ポケットベル|"
        "récepteur de radiomessagerie|cercapersone"
    ),
    "other": (
        "other|weitere|andere|autre|otro|otra|altro|altri|overig|andere overig|outro|outra|inny|inna|inne|övrig|annan|"
        "anden|andet|jiné|jiný|další|другой|другая|прочий|その他"
    ),
}

NOT_OF_THE_PERSON = (
    "assistant|manager|spouse|children|partner|referred|directory server|government|organizational id|"
    "assistent|vorgesetzte|kinder|assistante|conjoint|enfants|responsable|asistente|cónyuge|hijos|assistente|coniuge|"
    "figli|echtgenoot|kinderen|cônjuge|filhos|asystent|małżon|dzieci|barn|make maka|ægtefælle|manžel|děti|"
    "помощник|секретар|супруг|дети|秘書|上司|配偶者|子供|関係"
)
"""Words that make a number or a name somebody else's: kept as a field of its own."""

NOTHING = (
    "e mail type|e mail display name|email type|email display name|address mailing|internet free busy|"
    "sensitivity|priority|private|initials|file as|directory server|mileage|billing information|photo|"
    "e mail typ|e mail angezeigter name|e mail anzeigename|priorität|vertraulichkeit|initialen|initiales|"
    "type de messagerie|nom complet de l adresse de messagerie|adresse de messagerie type|"
    "tipo de correo electrónico|nombre de pantalla de correo electrónico|"
    "tipo posta elettronica|nome visualizzato posta elettronica|"
    "e mailtype|e mailweergavenaam|weergavenaam voor e mail|tipo de email|nome para exibição do email|"
    "typ e mail|typ poczty e mail|nazwa wyświetlana poczty e mail|nazwa wyświetlana e mail|e posttyp|"
    "visningsnamn för e post|mailtype|mailvisningsnavn|"
    "typ e mailu|zobrazované jméno e mailu|тип эл почты|краткое имя эл почты|電子メールの種類|電子メールの表示名|"
    "電子メール表示名"
)
"""Headings of what programs note for themselves: nothing a person would miss."""
