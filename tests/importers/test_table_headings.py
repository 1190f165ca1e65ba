"""Address books of Outlook, Thunderbird and others, in the languages their programs speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from networkgarden.domain.incoming import Address, Incoming, PersonDate
from networkgarden.domain.mapping import Field
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import single
from networkgarden.importers.hints import Hints
from networkgarden.importers.table_guess import guess
from networkgarden.importers.tables import kind_of_table, look, read


def _columns(line: str) -> list[str]:
    return line.split(",")


OUTLOOK = _columns(
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,"
    "Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,"
    "Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other Street 2,"
    "Other Street 3,Other City,Other State,Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,"
    "Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,"
    "Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,Anniversary,"
    "Assistant's Name,Billing Information,Birthday,Business Address PO Box,Categories,Children,Directory Server,"
    "E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,"
    "E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,Government ID Number,Hobby,Home Address PO Box,"
    "Initials,Internet Free Busy,Keywords,Language,Location,Manager's Name,Mileage,Notes,Office Location,"
    "Organizational ID Number,Other Address PO Box,Priority,Private,Profession,Referred By,Sensitivity,Spouse,User 1,"
    "User 2,User 3,User 4,Web Page"
)

TONGUES = {
    "German": "Vorname,Weitere Vornamen,Nachname,Firma,Position,Straße geschäftlich,Ort geschäftlich,"
              "Postleitzahl geschäftlich,Land/Region geschäftlich,Telefon geschäftlich,Telefon (privat),Mobiltelefon,"
              "Fax geschäftlich,E-Mail-Adresse,E-Mail-Typ,Geburtstag,Kategorien,Notizen,Webseite",
    "French": "Prénom,Deuxième prénom,Nom,Société,Titre,Rue (bureau),Ville (bureau),Code postal (bureau),"
              "Pays/Région (bureau),Téléphone (bureau),Téléphone (domicile),Tél. mobile,Télécopie (bureau),"
              "Adresse de messagerie,Adresse de messagerie Type,Anniversaire,Catégories,Notes,Page Web",
    "Spanish": "Nombre,Segundo nombre,Apellidos,Organización,Puesto,Calle del trabajo,Ciudad de trabajo,"
               "Código postal del trabajo,País o región del trabajo,Teléfono del trabajo,Particular: Teléfono,Móvil,"
               "Fax del trabajo,Dirección de correo electrónico,Tipo de correo electrónico,Cumpleaños,Categorías,Notas,"
               "Página web",
    "Italian": "Nome,Secondo nome,Cognome,Società,Posizione,Via (uff.),Città (uff.),CAP (uff.),Paese (uff.),"
               "Ufficio telefono,Abitazione telefono,Cellulare,Fax (uff.),Indirizzo posta elettronica,"
               "Tipo posta elettronica,Compleanno,Categorie,Notas,Pagina Web",
    "Dutch": "Voornaam,Middelste naam,Achternaam,Bedrijf,Functie,Werkadres straat,Werkadres plaats,Werkadres postcode,"
             "Werkadres land,Telefoon op werk,Telefoon thuis,Mobiele telefoon,Fax op werk,E-mailadres,E-mailtype,"
             "Verjaardag,Categorieën,Notities,Webpagina",
    "Portuguese": "Nome,Segundo Nome,Sobrenome,Empresa,Cargo,Rua do endereço comercial,Cidade do endereço comercial,"
                  "CEP do endereço comercial,País do endereço comercial,Telefone comercial,Telefone residencial,"
                  "Telefone celular,Fax comercial,Endereço de email,Tipo de email,Aniversário,Categorias,Notas,"
                  "Página da Web",
    "Polish": "Imię,Drugie imię,Nazwisko,Firma,Stanowisko,Adres służbowy - ulica,Adres służbowy - miejscowość,"
              "Adres służbowy - kod pocztowy,Adres służbowy - kraj/region,Telefon służbowy,Telefon domowy,"
              "Telefon komórkowy,Faks służbowy,Adres e-mail,Typ e-mail,Urodziny,Kategorie,Notatki,Strona sieci Web",
    "Swedish": "Förnamn,Mellannamn,Efternamn,Företag,Befattning,Gatuadress (arbete),Ort (arbete),Postnummer (arbete),"
               "Land/region (arbete),Telefon (arbete),Telefon (hem),Mobiltelefon,Fax (arbete),E-postadress,E-posttyp,"
               "Födelsedag,Kategorier,Anteckningar,Webbsida",
    "Danish": "Fornavn,Mellemnavn,Efternavn,Firma,Stilling,Gade (arbejde),By (arbejde),Postnummer (arbejde),"
              "Land/område (arbejde),Telefon (arbejde),Telefon (hjem),Mobiltelefon,Fax (arbejde),Mailadresse,Mailtype,"
              "Fødselsdag,Kategorier,Noter,Webside",
    "Czech": "Jméno,Prostřední jméno,Příjmení,Společnost,Funkce,Ulice (práce),Město (práce),PSČ (práce),Země (práce),"
             "Telefon do zaměstnání,Telefon domů,Mobilní telefon,Fax do zaměstnání,E-mailová adresa,Typ e-mailu,"
             "Narozeniny,Kategorie,Poznámky,Webová stránka",
    "Russian": "Имя,Отчество,Фамилия,Организация,Должность,Улица (раб. адрес),Город (раб. адрес),"
               "Почтовый код (раб. адрес),Страна (раб. адрес),Рабочий телефон,Домашний телефон,Телефон переносной "
               "мобильный,Рабочий факс,Адрес эл. почты,Тип эл. почты,День рождения,Категории,Заметки,Веб-страница",
    "Japanese": "名,ミドル ネーム,姓,会社名,役職,番地 (会社),市区町村 (会社),郵便番号 (会社),国 (会社),会社電話,"
                "自宅電話,携帯電話,会社ファックス,電子メール アドレス,電子メールの種類,誕生日,分類項目,メモ,Web ページ",
}
MEANT = (
    Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.ORGANISATION, Field.TITLE, Field.STREET, Field.CITY, Field.POSTCODE,
    Field.COUNTRY, Field.PHONE, Field.PHONE, Field.PHONE, Field.PHONE, Field.EMAIL, Field.LEFT_OUT, Field.BIRTHDAY,
    Field.BED, Field.NOTES, Field.URL,
)


@pytest.fixture
def table(tmp_path: Path):
    def make(text: str | bytes, hints: Hints | None = None) -> Incoming:
        path = tmp_path / "table.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(single(path), hints)
    return make


def csv_row(headings: list[str], **cells: str) -> str:
    known = {heading: cells.pop(heading.replace(" ", "_").replace("-", "_"), "") for heading in headings}
    assert not cells
    return ",".join(f'"{value}"' for value in known.values())


@pytest.mark.parametrize("tongue", TONGUES)
def test_headings_of_outlook_in_many_languages(table, tongue: str) -> None:
    headings = TONGUES[tongue].split(",")
    mapping = guess(headings)
    assert dict(zip(headings, MEANT, strict=True)) == {one.heading: one.field for one in mapping.columns}
    work, home, mobile, fax = (one.label for one in mapping.columns if one.field is Field.PHONE)
    assert (work, home, mobile, fax) == ("work", "home", "mobile", "work fax")
    (ada,) = table(TONGUES[tongue] + '\nAda,King,Lovelace,Engines,Analyst,"1 St",London,W1,UK,+44 1,+44 2,+44 3,+44 4,'
                   "ada@example.org,SMTP,1815-12-10,friends,looms,example.org\n").people
    assert (ada.name, ada.organisation, ada.title) == ("Ada King Lovelace", "Engines", "Analyst")
    assert ada.addresses == (Address("1 St", "London", "", "W1", "UK", "work"),)
    assert (ada.emails(), ada.dates) == (("ada@example.org",), (PersonDate("birthday", 12, 10, 1815),))


def test_the_92_columns_of_outlook(table) -> None:
    assert len(OUTLOOK) == 92
    row = csv_row(OUTLOOK, Title="Dr.", First_Name="Ada", Middle_Name="King", Last_Name="Lovelace", Job_Title="Analyst",
                  Business_Street="1 St", Business_Street_2="Rear", Business_City="London", Home_City="Bath",
                  Business_Phone="+44 1", Mobile_Phone="+44 2", Business_Fax="+44 3", E_mail_Address="/o=X/cn=ada",
                  E_mail_Type="EX", E_mail_2_Address="ada@example.org", E_mail_2_Type="SMTP",
                  E_mail_2_Display_Name="Ada (home)", Anniversary="0/0/00", Birthday="12/10/1815",
                  Categories="friends;looms", Spouse="William", User_1="teal", Sensitivity="Normal", Gender="Female",
                  Notes="two\nlines", Web_Page="https://example.org")
    row = row.replace('"Assistant\'s_Phone"', '""')
    incoming = table("\ufeff" + ",".join(f'"{name}"' for name in OUTLOOK) + "\r\n" + row + "\r\n" + row.replace(
        "12/10/1815", "13/10/1815").replace("Ada", "Ben") + "\r\n")
    ada, ben = incoming.people
    assert (ada.name, ada.title, ada.note, ada.beds) == ("Ada King Lovelace", "Analyst", "two\nlines", (
        "friends", "looms"))
    assert [(point.value, point.label) for point in ada.points] == [
        ("ada@example.org", ""), ("+44 3", "work fax"), ("+44 1", "work"), ("+44 2", "mobile"),
        ("https://example.org", "")]
    assert ada.addresses == (Address("1 St, Rear", "London", label="work"), Address(city="Bath", label="home"))
    assert (ada.dates, ben.dates) == ((PersonDate("birthday", 10, 12, 1815),), (PersonDate("birthday", 10, 13, 1815),))
    assert set(ada.custom) == {("Title", "Dr."), ("email", "/o=X/cn=ada"), ("Spouse", "William"), ("User 1", "teal"),
                               ("Gender", "Female")}
    assert [skip.where for skip in incoming.skipped] == ["row 2", "row 3"]
    assert "/o=X" in incoming.skipped[0].why


THUNDERBIRD = _columns(
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Home Phone,Fax Number,"
    "Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,"
    "Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,"
    "Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes,Screen Name"
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_thunderbird(table, delimiter: str, encoding: str) -> None:
    row = csv_row(THUNDERBIRD, First_Name="Ada", Last_Name="Lovelace", Display_Name="Ada, Countess", Nickname="Al",
                  Primary_Email="a@example.org", Secondary_Email="b@example.org", Work_Phone="+44 1",
                  Fax_Number="+44 2", Home_Address="1 St", Home_State="Kent", Work_ZipCode="W1", Birth_Year="1815",
                  Birth_Month="12", Birth_Day="10", Custom_1="teal", Screen_Name="ada_l")
    text = ",".join(THUNDERBIRD) + "\r\n" + row + "\r\n"
    if delimiter != ",":
        text = text.replace('","', f'"{delimiter}"').replace(",".join(THUNDERBIRD), delimiter.join(THUNDERBIRD))
    (ada,) = table(text.encode(encoding)).people
    assert (ada.name, ada.nickname, ada.dates) == ("Ada, Countess", "Al", (PersonDate("birthday", 12, 10, 1815),))
    assert [(point.kind.value, point.value, point.label) for point in ada.points] == [
        ("email", "a@example.org", ""), ("email", "b@example.org", ""), ("phone", "+44 1", "work"),
        ("phone", "+44 2", "fax"), ("im", "ada_l", "")]
    assert ada.addresses == (Address("1 St", region="Kent", label="home"), Address(postcode="W1", label="work"))
    assert ada.custom == (("Custom 1", "teal"),)


JAPANESE = (
    "名,姓,表示名,ニックネーム,メールアドレス,別のメールアドレス,勤務先の電話番号,自宅の電話番号,ファックス番号,"
    "ポケットベルの番号,携帯電話の番号,自宅の番地,自宅の市区町村,自宅の郵便番号,役職,部署,組織,メモ\r\n"
    "太郎,山田,山田 太郎,たろう,taro@example.jp,t2@example.jp,03-1111-2222,03-3333-4444,,,090-1111-2222,"
    "一丁目,渋谷区,150-0001,課長,営業部,山田商会,よろしく\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16"])
def test_a_japanese_address_book_in_its_old_charset(table, encoding: str) -> None:
    (taro,) = table(JAPANESE.encode(encoding)).people
    assert (taro.name, taro.family, taro.organisation, taro.note) == ("山田 太郎", "山田", "山田商会", "よろしく")
    assert taro.emails() == ("taro@example.jp", "t2@example.jp")
    assert taro.addresses[0].city == "渋谷区"


@pytest.mark.parametrize(("encoding", "heading", "name"), [
    ("cp1252", "Vorname;Nachname;E-Mail-Adresse;Straße (privat)", "Jörg;Müßig"),
    ("cp1250", "Jméno;Příjmení;E-mailová adresa;Poznámky", "Řehoř;Žižka"),
    ("cp1251", "Имя;Фамилия;Адрес эл. почты;Заметки", "Ольга;Иванова"),
    ("koi8-r", "Имя;Фамилия;Адрес эл. почты;Заметки", "Ольга;Иванова"),
])
def test_old_charsets_are_told_by_the_headings(table, encoding: str, heading: str, name: str) -> None:
    incoming = table(f"{heading};x\r\n{name};a@example.org;;\r\n".encode(encoding))
    assert incoming.people[0].name == name.replace(";", " ")


def test_shift_jis_below_english_headings(table) -> None:
    rows = "".join(f"山田 太郎{n},taro{n}@example.jp,東京都渋谷区\r\n" for n in range(40))
    people = table(f"Name,Email,City\r\n{rows}".encode("cp932")).people
    assert (people[3].name, people[3].addresses[0].city) == ("山田 太郎3", "東京都渋谷区")


@pytest.mark.parametrize(("headings", "fields"), [
    ("Nome,E-mail", [Field.NAME, Field.EMAIL]),
    ("Nom,Courriel", [Field.NAME, Field.EMAIL]),
    ("first,last,mobile phone", [Field.GIVEN, Field.FAMILY, Field.PHONE]),
    ("Full Name,Title,Company Domain", [Field.NAME, Field.TITLE, Field.KEPT]),
    ("Name,Last contacted,Keep in touch", [Field.NAME, Field.KEPT, Field.EVERY]),
    ("Name,Mailing address,Zip", [Field.NAME, Field.STREET, Field.POSTCODE]),
])
def test_what_headings_mean(headings: str, fields: list[Field]) -> None:
    assert [column.field for column in guess(headings.split(",")).columns] == fields


def test_name_beside_vorname_is_the_last_name_but_beside_first_name_the_whole(table) -> None:
    (ada,) = table("Name;Vorname;Mail\nLovelace;Ada;a@example.org\n").people
    assert (ada.name, ada.family) == ("Ada Lovelace", "Lovelace")
    (ada,) = table("name,first name,email\nAda Lovelace,Ada,a@example.org\n").people
    assert (ada.name, ada.given, ada.family) == ("Ada Lovelace", "Ada", "")


def test_columns_of_no_known_name_are_told_by_their_cells(table) -> None:
    rows = "".join(f"{n},id{n},ada{n}@example.org,+44 20 7946 0{n},linkedin.com/in/ada{n}\n" for n in range(100, 120))
    incoming = table("k,wer,adr,nummer,li\n" + rows)
    assert [column.field for column in incoming.mapping.columns] == [
        Field.KEPT, Field.KEPT, Field.EMAIL, Field.PHONE, Field.PROFILE]
    incoming = table("k,wer,kontaktweg\n1,Ada Lovelace,a@example.org\n2,Ben Okri,b@example.org\n")
    assert [person.name for person in incoming.people] == ["Ada Lovelace", "Ben Okri"]


def test_a_table_without_headings(table) -> None:
    incoming = table("Ada Lovelace,a@example.org,x\nBen Okri,b@example.org,y\n")
    assert [(person.name, person.emails()) for person in incoming.people] == [
        ("Ada Lovelace", ("a@example.org",)), ("Ben Okri", ("b@example.org",))]
    assert incoming.people[0].custom == (("column 3", "x"),)


def test_an_unknown_table_says_so_and_can_be_mapped(tmp_path: Path, table) -> None:
    text = "wer,was,wann\nAda,looms,1.2.2024\nBen,poems,3.4.2024\n"
    with pytest.raises(UnreadableFile, match=r"table\.csv has no column with a name or an e-mail address"):
        table(text)
    seen = look(single(tmp_path / "table.csv"))
    assert seen.sample == (("Ada", "looms", "1.2.2024"), ("Ben", "poems", "3.4.2024"))
    told = seen.mapping.with_column(0, Field.NAME).with_column(2, Field.LEFT_OUT)
    incoming = table(text, Hints(mappings=(told,)))
    assert [(person.name, person.custom) for person in incoming.people] == [
        ("Ada", (("was", "looms"),)), ("Ben", (("was", "poems"),))]
    assert incoming.mapping == told


@pytest.mark.parametrize("text", ["hello there", "one,two\n", "a,b\n1,2\n3\n", "", "x\ny\nz\n"])
def test_not_every_text_is_a_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    assert look(single(path)) is None


def test_a_remembered_mapping_wins_over_the_guess(table) -> None:
    first = table("name,mobile,circle\nAda,+44 1,15\n")
    told = first.mapping.with_column(2, Field.KEPT).with_column(1, Field.PHONE, "work")
    again = table("name,mobile,circle\nBen,+44 2,15\n", Hints(mappings=(told,)))
    assert (again.people[0].circle, again.people[0].custom) == (None, (("circle", "15"),))
    assert again.people[0].points[0].label == "work"
    other = table("name,mobile,bed\nBen,+44 2,work\n", Hints(mappings=(told,)))
    assert other.people[0].beds == ("work",)


def test_the_order_of_day_and_month_is_decided_by_the_column(table) -> None:
    def days(*cells: str, hints: Hints | None = None) -> tuple[list[str], tuple[str, ...]]:
        incoming = table("name,birthday\n" + "".join(f"P{n},{cell}\n" for n, cell in enumerate(cells)), hints)
        return [person.dates[0].text() if person.dates else dict(person.custom)["birthday"]
                for person in incoming.people], incoming.asks
    assert days("3/9/1980", "25/12/1981") == (["1980-09-03", "1981-12-25"], ())
    assert days("3/9/80", "12/25/81", "5/5/80") == (["1980-03-09", "1981-12-25", "1980-05-05"], ())
    assert days("3/9/1980", "5/5/1980") == (["3/9/1980", "1980-05-05"], ("day_first",))
    assert days("13/9/1980", "9/13/1980", "3/4/1980") == (["1980-09-13", "1980-09-13", "3/4/1980"], ("day_first",))
    assert days("3.9.1980", "3. 9. 1980", "1604-02-29") == (["1980-09-03", "3. 9. 1980", "--02-29"], ())
    assert days("3/9/1980", hints=Hints(day_first=True)) == (["1980-09-03"], ())
    assert days("1980年9月3日", '"Sep 3, 1980"', "3 Sep 1980") == (["1980-09-03"] * 3, ())


def test_rhythms_in_words_and_beds_of_the_system(table) -> None:
    people = table("name,keep in touch,labels\nAda,monthly,* myContacts ::: friends\nBen,every 14 days,\n").people
    assert [(person.every_days, person.beds) for person in people] == [(30, ("friends",)), (14, ())]


def test_ragged_rows_and_broken_quotes_cost_only_their_record(table) -> None:
    incoming = table('name,email,city\nAda,a@example.org\nBen,b@example.org,Bath,extra\nCy,"c@example.org\nDi,d,e\n')
    assert [person.name for person in incoming.people] == ["Ada", "Ben", "Di"]
    assert incoming.people[1].custom == (("column 4", "extra"),)
    assert [skip.where for skip in incoming.skipped] == ["row 4", "row 5"]


@pytest.mark.parametrize("heading", [",".join(OUTLOOK), ",".join(THUNDERBIRD), *TONGUES.values()])
def test_such_tables_are_recognised_by_their_first_line(heading: str) -> None:
    assert kind_of_table(heading.encode()) == "contacts table"


def test_an_address_book_of_japan(table) -> None:
    (taro,) = table("肩書き,名,姓,敬称,会社名,役職,携帯電話,誕生日,電子メール アドレス,電子メールの種類,"
                    "電子メール表示名\n"
                    ",太郎,山田,様,東京商事,部長,090-1234-5678,1975/3/4,taro@example.jp,SMTP,山田 太郎\n").people
    assert (taro.name, taro.title, taro.organisation) == ("山田 太郎", "部長", "東京商事")
    assert (taro.emails(), taro.custom) == (("taro@example.jp",), (("敬称", "様"),))


@pytest.mark.parametrize(("day", "birthday"), [("6", (PersonDate("birthday", 5, 6, 1970),)), ("", ())])
def test_a_birthday_in_three_columns_of_german(table, day: str, birthday: tuple[PersonDate, ...]) -> None:
    incoming = table("Vorname,Nachname,Primäre E-Mail-Adresse,Geburtsjahr,Geburtsmonat,Geburtstag\n"
                     f"Max,Muster,max@example.de,{'1970,5' if day else ','},{day}\n")
    assert (incoming.people[0].dates, incoming.skipped) == (birthday, ())


@pytest.mark.parametrize(("others", "found"), [
    (["1980-01-22"], ["1980-01-22", "--05-04"]), (["--02-29"], ["--02-29", "--05-04"]),
    (["3/4/1980", "1980-01-22"], ["1980-01-22"]), ([], []),
])
def test_a_bare_day_is_read_as_the_days_around_it(table, others: list[str], found: list[str]) -> None:
    rows = "".join(f"Ada {number},{day}\n" for number, day in enumerate([*others, "05-04"]))
    incoming = table(f"name,birthday\n{rows}")
    assert [date.text() for person in incoming.people for date in person.dates] == found
    assert bool(incoming.asks) is (len(found) < len(others) + 1)


@pytest.mark.parametrize(("row", "called"), [
    ("1 Rose Lane,Bath,,,", "1 Rose Lane, Bath"), (",Bath,1980-01-22,,", "Bath"), (",,--02-29,,", "--02-29"),
    (",Bath,,,", ""), ("1 Rose Lane,Bath,,Looms Ltd,", ""), (",,,,a note", ""),
])
def test_whoever_lives_somewhere_is_somebody(table, row: str, called: str) -> None:
    incoming = table(f"name,street,city,birthday,organisation,notes\n,{row}\n")
    assert [person.called() for person in incoming.people] == ([called] if called else [])
    assert [skip.why for skip in incoming.skipped] == ([] if called else ["no name, e-mail or number"])
