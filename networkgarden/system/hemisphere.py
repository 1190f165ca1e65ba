"""On which half of the earth the seasons are turned round, by the name of the computer's zone."""

from __future__ import annotations

_SOUTHERN_AREAS = ("Antarctica/", "Australia/", "America/Argentina/", "Brazil/", "Chile/")

_SOUTHERN_ZONES = frozenset(
    f"{area}/{place}"
    for area, places in {
        "Africa": "Blantyre Brazzaville Bujumbura Dar_es_Salaam Gaborone Harare Johannesburg Kigali Kinshasa Luanda "
        "Lubumbashi Lusaka Maputo Maseru Mbabane Nairobi Windhoek",
        "America": "Araguaina Asuncion Bahia Belem Buenos_Aires Campo_Grande Catamarca Cordoba Coyhaique Cuiaba "
        "Eirunepe Fortaleza Guayaquil Jujuy La_Paz Lima Maceio Manaus Mendoza Montevideo Noronha Porto_Acre "
        "Porto_Velho Punta_Arenas Recife Rio_Branco Rosario Santarem Santiago Sao_Paulo",
        "Asia": "Dili Jakarta Jayapura Makassar Pontianak Ujung_Pandang",
        "Atlantic": "South_Georgia St_Helena Stanley",
        "Indian": "Antananarivo Chagos Christmas Cocos Comoro Kerguelen Mahe Mauritius Mayotte Reunion",
        "Pacific": "Apia Auckland Bougainville Chatham Easter Efate Fakaofo Fiji Funafuti Galapagos Gambier "
        "Guadalcanal Kanton Marquesas Nauru Niue Norfolk Noumea Pago_Pago Pitcairn Port_Moresby Rarotonga Samoa Tahiti "
        "Tongatapu Wallis",
    }.items()
    for place in places.split()
) | {"NZ", "NZ-CHAT", "US/Samoa"}
"""From the latitudes of the time zone database's zone.tab, with the older names of its backward file."""


def is_southern(choice: str, zone_name: str | None) -> bool:
    """Whether July is winter: as chosen ("north", "south"), or by the zone ("auto"; unknown zones are northern)."""
    if choice != "auto":
        return choice == "south"
    name = zone_name or ""
    return name in _SOUTHERN_ZONES or name.startswith(_SOUTHERN_AREAS)
