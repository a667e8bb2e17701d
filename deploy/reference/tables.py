"""What no package holds and a person wrote: the names of regions and provinces, mergers, exonyms.

Every row is a public fact. The build refuses a row that the packages contradict: a code, a place
or another name that they do not know.
"""

from deploy.reference.records import Point

type Names = dict[str, str]
"""Language code to name."""


def four(nl: str, fr: str, de: str, en: str) -> Names:
    return {"nl": nl, "fr": fr, "de": de, "en": en}


# Country code -> language of its own name, names.
COUNTRIES: dict[str, tuple[str, Names]] = {
    "be": ("nl", four("België", "Belgique", "Belgien", "Belgium")),
    "nl": ("nl", four("Nederland", "Pays-Bas", "Niederlande", "Netherlands")),
    "dk": ("da", {"da": "Danmark", **four("Denemarken", "Danemark", "Dänemark", "Denmark")}),
    "gb": (
        "en",
        four("Verenigd Koninkrijk", "Royaume-Uni", "Vereinigtes Königreich", "United Kingdom"),
    ),
}

# NIS code -> ISO 3166-2 code, language, names, other names.
BELGIAN_REGIONS: dict[str, tuple[str, str, Names, frozenset[str]]] = {
    "02000": (
        "BE-VLG",
        "nl",
        four("Vlaanderen", "Flandre", "Flandern", "Flanders"),
        frozenset({"Vlaams Gewest", "Région flamande", "Flämische Region", "Flemish Region"}),
    ),
    "03000": (
        "BE-WAL",
        "fr",
        four("Wallonië", "Wallonie", "Wallonien", "Wallonia"),
        frozenset({"Waals Gewest", "Région wallonne", "Wallonische Region", "Walloon Region"}),
    ),
    # The region and its largest municipality are both called Brussels; a person who chooses
    # between them has to see which is which.
    "04000": (
        "BE-BRU",
        "nl",
        four("Brussels Gewest", "Région bruxelloise", "Region Brüssel", "Brussels Region"),
        frozenset(
            {
                "Brussels Hoofdstedelijk Gewest",
                "Région de Bruxelles-Capitale",
                "Region Brüssel-Hauptstadt",
                "Brussels-Capital Region",
            }
        ),
    ),
}
REGION_SLUGS = {"02000": "vlaanderen", "03000": "wallonie", "04000": "brussel"}

# NIS code -> ISO 3166-2 code, names.
BELGIAN_PROVINCES: dict[str, tuple[str, Names]] = {
    "10000": ("BE-VAN", four("Antwerpen", "Anvers", "Antwerpen", "Antwerp")),
    "20001": (
        "BE-VBR",
        four("Vlaams-Brabant", "Brabant flamand", "Flämisch-Brabant", "Flemish Brabant"),
    ),
    "20002": (
        "BE-WBR",
        four("Waals-Brabant", "Brabant wallon", "Wallonisch-Brabant", "Walloon Brabant"),
    ),
    "30000": (
        "BE-VWV",
        four("West-Vlaanderen", "Flandre-Occidentale", "Westflandern", "West Flanders"),
    ),
    "40000": (
        "BE-VOV",
        four("Oost-Vlaanderen", "Flandre-Orientale", "Ostflandern", "East Flanders"),
    ),
    "50000": ("BE-WHT", four("Henegouwen", "Hainaut", "Hennegau", "Hainaut")),
    "60000": ("BE-WLG", four("Luik", "Liège", "Lüttich", "Liège")),
    "70000": ("BE-VLI", four("Limburg", "Limbourg", "Limburg", "Limburg")),
    "80000": ("BE-WLX", four("Luxemburg", "Luxembourg", "Luxemburg", "Luxembourg")),
    "90000": ("BE-WNA", four("Namen", "Namur", "Namur", "Namur")),
}

# ISO 3166-2 code -> names.
DUTCH_PROVINCES: dict[str, Names] = {
    "NL-DR": four("Drenthe", "Drenthe", "Drenthe", "Drenthe"),
    "NL-FL": four("Flevoland", "Flevoland", "Flevoland", "Flevoland"),
    "NL-FR": four("Friesland", "Frise", "Friesland", "Friesland"),
    "NL-GE": four("Gelderland", "Gueldre", "Gelderland", "Gelderland"),
    "NL-GR": four("Groningen", "Groningue", "Groningen", "Groningen"),
    "NL-LI": four("Limburg", "Limbourg", "Limburg", "Limburg"),
    "NL-NB": four("Noord-Brabant", "Brabant-Septentrional", "Nordbrabant", "North Brabant"),
    "NL-NH": four("Noord-Holland", "Hollande-Septentrionale", "Nordholland", "North Holland"),
    "NL-OV": four("Overijssel", "Overijssel", "Overijssel", "Overijssel"),
    "NL-UT": four("Utrecht", "Utrecht", "Utrecht", "Utrecht"),
    "NL-ZE": four("Zeeland", "Zélande", "Seeland", "Zeeland"),
    "NL-ZH": four("Zuid-Holland", "Hollande-Méridionale", "Südholland", "South Holland"),
}
PROVINCE_ALIASES = {"NL-FR": frozenset({"Fryslân"})}

# ISO 3166-2 code -> names, with the country's own language.
DANISH_REGIONS: dict[str, Names] = {
    "DK-81": {
        "da": "Nordjylland",
        **four("Noord-Jutland", "Jutland du Nord", "Nordjütland", "North Denmark"),
    },
    "DK-82": {
        "da": "Midtjylland",
        **four("Midden-Jutland", "Jutland central", "Mitteljütland", "Central Denmark"),
    },
    "DK-83": {
        "da": "Syddanmark",
        **four("Zuid-Denemarken", "Danemark du Sud", "Süddänemark", "Southern Denmark"),
    },
    # "The capital": translated, it is no name.
    "DK-84": {
        "da": "Hovedstaden",
        **four("Hovedstaden", "Hovedstaden", "Hovedstaden", "Hovedstaden"),
    },
    "DK-85": {"da": "Sjælland", **four("Seeland", "Seeland", "Seeland", "Zealand")},
}
BRITISH_NATIONS: dict[str, Names] = {
    "GB-ENG": four("Engeland", "Angleterre", "England", "England"),
    "GB-NIR": four("Noord-Ierland", "Irlande du Nord", "Nordirland", "Northern Ireland"),
    "GB-SCT": four("Schotland", "Écosse", "Schottland", "Scotland"),
    "GB-WLS": four("Wales", "Pays de Galles", "Wales", "Wales"),
}

# Only the municipalities abroad where a house of the demonstration stands.
DANISH_MUNICIPALITIES = (
    "Aalborg",
    "Aarhus",
    "Ballerup",
    "Gladsaxe",
    "Herlev",
    "Herning",
    "Hillerød",
    "Næstved",
    "Odense",
    "Roskilde",
    "Vejle",
)
BRITISH_PLACES = {
    "GB-ENG": ("Cheltenham", "Leeds", "London", "Norwich"),
    "GB-SCT": ("Dundee", "Edinburgh", "Glasgow", "Inverness", "Kirkcaldy"),
    "GB-WLS": ("Cardiff",),
}

# The German-language area of Belgium: nine municipalities, by NIS code.
GERMAN_NAMES = {
    "63001": "Amel",
    "63012": "Büllingen",
    "63013": "Bütgenbach",
    "63023": "Eupen",
    "63040": "Kelmis",
    "63048": "Lontzen",
    "63061": "Raeren",
    "63067": "Sankt Vith",
    "63087": "Burg-Reuland",
}

# Predecessors by the code of the municipality they became:
# (last day, [(former NIS code, Dutch name, French name, postcode of its seat), ...]).
# Antwerpen kept its code in 2025: it is a predecessor of itself, and did not come to an end.
MERGERS: dict[str, tuple[str, list[tuple[str, str, str, str]]]] = {
    "11002": (
        "2024-12-31",
        [("11002", "Antwerpen", "Anvers", "2000"), ("11007", "Borsbeek", "Borsbeek", "2150")],
    ),
    "23106": (
        "2024-12-31",
        [
            ("23023", "Galmaarden", "Gammerages", "1570"),
            ("23024", "Gooik", "Gooik", "1755"),
            ("23032", "Herne", "Herne", "1540"),
        ],
    ),
    "37021": (
        "2024-12-31",
        [
            ("37012", "Ruiselede", "Ruiselede", "8755"),
            ("37018", "Wingene", "Wingene", "8750"),
        ],
    ),
    "37022": (
        "2024-12-31",
        [("37007", "Meulebeke", "Meulebeke", "8760"), ("37015", "Tielt", "Tielt", "8700")],
    ),
    "44086": (
        "2024-12-31",
        [("44012", "De Pinte", "De Pinte", "9840"), ("44048", "Nazareth", "Nazareth", "9810")],
    ),
    "44087": (
        "2024-12-31",
        [
            ("44034", "Lochristi", "Lochristi", "9080"),
            ("44073", "Wachtebeke", "Wachtebeke", "9185"),
        ],
    ),
    "44088": (
        "2024-12-31",
        [("44040", "Melle", "Melle", "9090"), ("44043", "Merelbeke", "Merelbeke", "9820")],
    ),
    "46029": (
        "2024-12-31",
        [("44045", "Moerbeke", "Moerbeke", "9180"), ("46014", "Lokeren", "Lokeren", "9160")],
    ),
    "46030": (
        "2024-12-31",
        [
            ("11056", "Zwijndrecht", "Zwijndrecht", "2070"),
            ("46003", "Beveren", "Beveren", "9120"),
            ("46013", "Kruibeke", "Kruibeke", "9150"),
        ],
    ),
    "71071": (
        "2024-12-31",
        [("71057", "Tessenderlo", "Tessenderlo", "3980"), ("71069", "Ham", "Ham", "3945")],
    ),
    "71072": (
        "2024-12-31",
        [("71022", "Hasselt", "Hasselt", "3500"), ("73040", "Kortessem", "Kortessem", "3720")],
    ),
    "73110": (
        "2024-12-31",
        [("73006", "Bilzen", "Bilzen", "3740"), ("73032", "Hoeselt", "Hoeselt", "3730")],
    ),
    "73111": (
        "2024-12-31",
        [("73009", "Borgloon", "Looz", "3840"), ("73083", "Tongeren", "Tongres", "3700")],
    ),
    "82039": (
        "2024-12-31",
        [
            ("82003", "Bastenaken", "Bastogne", "6600"),
            ("82005", "Bertogne", "Bertogne", "6687"),
        ],
    ),
    "12041": (
        "2018-12-31",
        [("12030", "Puurs", "Puurs", "2870"), ("12034", "Sint-Amands", "Sint-Amands", "2890")],
    ),
    "44083": (
        "2018-12-31",
        [("44011", "Deinze", "Deinze", "9800"), ("44049", "Nevele", "Nevele", "9850")],
    ),
    "44084": (
        "2018-12-31",
        [("44001", "Aalter", "Aalter", "9880"), ("44029", "Knesselare", "Knesselare", "9910")],
    ),
    "44085": (
        "2018-12-31",
        [
            ("44036", "Lovendegem", "Lovendegem", "9920"),
            ("44072", "Waarschoot", "Waarschoot", "9950"),
            ("44080", "Zomergem", "Zomergem", "9930"),
        ],
    ),
    "45068": (
        "2018-12-31",
        [
            ("45017", "Kruishoutem", "Kruishoutem", "9770"),
            ("45057", "Zingem", "Zingem", "9750"),
        ],
    ),
    "72042": (
        "2018-12-31",
        [
            ("71047", "Opglabbeek", "Opglabbeek", "3660"),
            ("72040", "Meeuwen-Gruitrode", "Meeuwen-Gruitrode", "3670"),
        ],
    ),
    "72043": (
        "2018-12-31",
        [("72025", "Neerpelt", "Neerpelt", "3910"), ("72029", "Overpelt", "Overpelt", "3900")],
    ),
}

# Municipalities named after none of their villages: where to look for their seat.
SEATS = {
    "Affligem": ("Hekelgem", "Essene", "Teralfene"),
    "Brunehaut": ("Bléharies", "Hollain"),
    "Ecaussinnes": ("Ecaussinnes-d'Enghien", "Ecaussinnes-Lalaing"),
    "Estinnes": ("Estinnes-au-Mont", "Estinnes-au-Val"),
    "Fernelmont": ("Noville-les-Bois", "Forville"),
    "Flémalle": ("Flémalle-Haute", "Flémalle-Grande"),
    "Grâce-Hollogne": ("Hollogne-aux-Pierres", "Grâce-Berleur"),
    "Hastière": ("Hastière-Lavaux", "Hastière-par-delà"),
    "Heuvelland": ("Kemmel", "Wijtschate"),
    "Honnelles": ("Angre", "Roisin"),
    "Horebeke": ("Sint-Maria-Horebeke", "Sint-Kornelis-Horebeke"),
    "Kluisbergen": ("Berchem", "Ruien"),
    "La Bruyère": ("Rhisnes", "Meux"),
    "Lasne": ("Lasne-Chapelle-Saint-Lambert", "Ohain"),
    "Les Bons Villers": ("Frasnes-lez-Gosselies", "Rèves"),
    "Lierde": ("Sint-Maria-Lierde", "Sint-Martens-Lierde"),
    "Linter": ("Neerlinter", "Drieslinter"),
    "Maarkedal": ("Etikhove", "Nukerke"),
    "Malle": ("Westmalle", "Oostmalle"),
    "Mont-de-l’Enclus": ("Amougies", "Orroir"),
    "Neupré": ("Neuville-en-Condroz", "Rotheux-Rimière", "Plainevaux"),
    "Quévy": ("Quévy-le-Grand", "Genly"),
    "Rebecq": ("Rebecq-Rognon", "Quenast"),
    "Roosdaal": ("Pamel", "Strijtem"),
    "Sambreville": ("Auvelais", "Tamines"),
    "Viroinval": ("Nismes", "Olloy-sur-Viroin"),
    "Vleteren": ("Oostvleteren", "Westvleteren", "Woesten"),
    "Voeren": ("'s-Gravenvoeren", "Moelingen"),
    "Vresse-sur-Semois": ("Vresse", "Alle"),
    "Walhain": ("Walhain-Saint-Paul", "Nil-Saint-Vincent"),
    "Zwalm": ("Munkzwalm", "Nederzwalm-Hermelgem"),
}

# Seats that the extracts of GeoNames lack (Herstappe has fewer than 500 inhabitants), to two
# decimals: about a kilometre.
WRITTEN_CENTRES = {
    "21019": Point(50.83, 4.44),  # Sint-Pieters-Woluwe
    "73028": Point(50.73, 5.43),  # Herstappe
    "GM0762": Point(51.46, 5.80),  # Deurne
    "GM0777": Point(51.57, 4.64),  # Etten-Leur
}

# Villages of a Dutch municipality that carry several postcodes and are absent from GeoNames; by
# name, or by postcode where GeoNames knows only another village of that name nearby (Spijk).
DUTCH_VILLAGES = {
    "4211": "GM1960",
    "4212": "GM1960",
    "Berkel-Enschot": "GM0855",
    "Kaatsheuvel": "GM0809",
    "Leidschendam": "GM1916",
    "Lemelerveld": "GM0148",
    "Poortugaal": "GM0613",
    "Rosmalen": "GM0796",
    "Schiphol": "GM0394",
    "Vlijmen": "GM0797",
    "Wateringen": "GM1783",
    "Zevenbergen": "GM1709",
}

# GeoNames spells or orders these otherwise than the municipality does.
DUTCH_NAMES = {"GM1900": "Súdwest-Fryslân"}
DUTCH_ALIASES = {
    "GM0518": frozenset({"'s-Gravenhage"}),
    "GM0796": frozenset({"Den Bosch"}),
    "GM1891": frozenset({"Dantumadeel"}),
    "GM1900": frozenset({"Zuidwest-Friesland"}),
    "GM1940": frozenset({"De Friese Meren"}),
    "GM0737": frozenset({"Tietjerksteradeel"}),
}

# The one Brussels village with a postcode of its own whose name differs in Dutch.
DUTCH_NAMES_IN_BRUSSELS = {"Laeken": "Laken"}

# Names in other languages, by code of the municipality. GeoNames has to know each of them.
EXONYMS: dict[str, Names] = {
    "11002": {"en": "Antwerp"},
    "12025": {"de": "Mecheln"},
    "21004": {"de": "Brüssel", "en": "Brussels"},
    "24062": {"de": "Löwen", "en": "Leuven"},
    "31005": {"de": "Brügge", "en": "Bruges"},
    "33011": {"de": "Ypern", "en": "Ypres"},
    "35013": {"de": "Ostende", "en": "Ostend"},
    "44021": {"en": "Ghent"},
    "62063": {"de": "Lüttich"},
    "81001": {"de": "Arel"},
    "GM0014": {"fr": "Groningue"},
    "GM0202": {"de": "Arnheim"},
    "GM0268": {"fr": "Nimègue", "de": "Nimwegen"},
    "GM0518": {"fr": "La Haye", "de": "Den Haag", "en": "The Hague"},
    "GM0546": {"fr": "Leyde"},
    "GM0718": {"fr": "Flessingue", "en": "Flushing"},
    "GM0796": {"fr": "Bois-le-Duc", "de": "Herzogenbusch"},
    "GM0957": {"fr": "Ruremonde"},
    "Edinburgh": {"fr": "Édimbourg"},
    "London": {"nl": "Londen", "fr": "Londres"},
}
