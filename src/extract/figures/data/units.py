#!/usr/bin/env python3
"""Writes units.txt: names and symbols of units of measure with their UCUM symbols.

    ./units.py > units.txt

A row is `name <TAB> UCUM <TAB> dimension`. Rows of the section "symbols" are matched letter for letter, the others whatever their case.
"""
prefixes = [("kilo", "k"), ("mega", "M"), ("giga", "G"), ("tera", "T"), ("peta", "P"), ("exa", "E"), ("milli", "m"), ("micro", "u"), ("nano", "n"), ("pico", "p"), ("centi", "c"), ("deci", "d"), ("hecto", "h")]
# dimension, singular names, UCUM symbol, symbol in print, prefixes that are in use
si = [
    ("length", ["metre", "meter"], "m", "m", "k c m u n p d"),
    ("mass", ["gram", "gramme"], "g", "g", "k m u n"),
    ("mass", ["tonne"], "t", "t", "k M"),
    ("volume", ["litre", "liter"], "L", "L l", "m c d h"),
    ("power", ["watt"], "W", "W", "k M G T m"),
    ("energy", ["watt-hour", "watt hour"], "W.h", "Wh", "k M G T"),
    ("energy", ["joule"], "J", "J", "k M G"),
    ("energy", ["calorie"], "cal", "cal", "k"),
    ("energy", ["electronvolt"], "eV", "eV", "k M G T"),
    ("voltage", ["volt"], "V", "V", "k m"),
    ("current", ["ampere", "amp"], "A", "", "m"),
    ("frequency", ["hertz"], "Hz", "Hz", "k M G T"),
    ("pressure", ["pascal"], "Pa", "Pa", "k M h"),
    ("data", ["byte"], "By", "B", "k M G T P E"),
    ("data", ["bit"], "bit", "b", "k M G T"),
    ("force", ["newton"], "N", "", "k"),
    ("radiation", ["sievert"], "Sv", "Sv", "m u"),
    ("radiation", ["becquerel"], "Bq", "Bq", "M G T"),
    ("explosive", ["ton of tnt"], "t{TNT}", "", ""),
]
names, symbols = {}, {}

def plural(name):
    if name.endswith("hertz") or name.endswith("siemens"):
        return name
    if name.endswith("foot"):
        return name[:-4] + "feet"
    if name.endswith("inch"):
        return name + "es"
    return name + "s"

def name(n, code, dimension):
    for form in (n, plural(n)):
        names.setdefault(form, (code, dimension))

def symbol(s, code, dimension):
    symbols.setdefault(s, (code, dimension))

for dimension, spelled, code, signs, used in si:
    for n in spelled:
        name(n, code, dimension)
    for sign in signs.split():
        if sign not in ("B", "b"):
            symbol(sign, code, dimension)
    for long, short in prefixes:
        if short in used.split():
            for n in spelled:
                name(long + n, short + code, dimension)
            for sign in signs.split():
                symbol(short + sign, short + code, dimension)
                if short == "u":
                    symbol("µ" + sign, short + code, dimension)
                    symbol("μ" + sign, short + code, dimension)
hand = {
    "length": {"[mi_i]": "mile", "[ft_i]": "foot", "[in_i]": "inch", "[yd_i]": "yard", "[nmi_i]": "nautical mile", "[ly]": "light-year/light year", "[fth_i]": "fathom", "[fur_us]": "furlong", "um": "micron", "AU": "astronomical unit"},
    "area": {"[acr_us]": "acre", "har": "hectare"},
    "mass": {"[lb_av]": "pound", "[oz_av]": "ounce", "[ston_av]": "ton/short ton", "[lton_av]": "long ton", "t": "metric ton/metric tonne", "[car_m]": "carat", "[oz_tr]": "troy ounce", "kg": "kilo"},
    "volume": {"[gal_us]": "gallon", "[pt_us]": "pint", "[qt_us]": "quart", "[bbl_us]": "barrel", "[bu_us]": "bushel", "[tsp_us]": "teaspoon", "[tbs_us]": "tablespoon", "[foz_us]": "fluid ounce", "[acr_us].[ft_i]": "acre-foot/acre foot", "[gal_br]": "imperial gallon"},
    "temperature": {"Cel": "degree celsius/degree centigrade/degree c", "[degF]": "degree fahrenheit/degree f/degree farenheit", "K": "degree kelvin"},
    "angle": {"deg": "degree"},
    "speed": {"[mi_i]/h": "mile an hour", "km/h": "kilometre an hour/kilometer an hour", "[kn_i]": "knot"},
    "power": {"[HP]": "horsepower"},
    "sound": {"dB": "decibel"},
    "energy": {"[Btu]": "british thermal unit"},
    "explosive": {"kt{TNT}": "kiloton", "Mt{TNT}": "megaton"},
    "pixels": {"M{pixel}": "megapixel"},
}
irregular = {"mile an hour": "miles an hour", "kilometre an hour": "kilometres an hour", "kilometer an hour": "kilometers an hour", "horsepower": "horsepower", "ton of tnt": "tons of tnt",
             "acre-foot": "acre-feet", "acre foot": "acre feet"}
for dimension, units in hand.items():
    for code, spelled in units.items():
        for n in spelled.split("/"):
            if n in irregular:
                names.setdefault(n, (code, dimension)); names.setdefault(irregular[n], (code, dimension))
            elif n.startswith("degree "):
                names.setdefault(n, (code, dimension)); names.setdefault("degrees " + n[7:], (code, dimension))
            else:
                name(n, code, dimension)
for n, code, dimension in [("celsius", "Cel", "temperature"), ("centigrade", "Cel", "temperature"), ("celcius", "Cel", "temperature"), ("degrees celcius", "Cel", "temperature"), ("fahrenheit", "[degF]", "temperature"), ("kelvin", "K", "temperature"), ("kelvins", "K", "temperature"),
                           ("foot", "[ft_i]", "length"), ("stone", "[stone_av]", "mass"), ("kph", "km/h", "speed"), ("kmph", "km/h", "speed"), ("mph", "[mi_i]/h", "speed"), ("ft", "[ft_i]", "length"), ("ft.", "[ft_i]", "length"), ("mi", "[mi_i]", "length"), ("yd", "[yd_i]", "length"), ("yds", "[yd_i]", "length"),
                           ("lb", "[lb_av]", "mass"), ("lb.", "[lb_av]", "mass"), ("lbs", "[lb_av]", "mass"), ("lbs.", "[lb_av]", "mass"), ("oz", "[oz_av]", "mass"), ("oz.", "[oz_av]", "mass"), ("mcg", "ug", "mass"), ("kgs", "kg", "mass"), ("kms", "km", "length"),
                           ("bpd", "[bbl_us]/d", "flow"), ("boe", "{boe}", "energy"), ("mpg", "[mi_i]/[gal_us]", "economy"), ("rpm", "{rpm}", "frequency"), ("sqm", "m2", "area"), ("sq.m", "m2", "area"), ("sqft", "[ft_i]2", "area"), ("cc", "cm3", "volume"), ("ha", "har", "area"),
                           ("mmhg", "mm[Hg]", "pressure"), ("psi", "[psi]", "pressure"), ("hp", "[HP]", "power"), ("bhp", "[HP]", "power"), ("gal", "[gal_us]", "volume"), ("btu", "[Btu]", "energy"), ("msv", "mSv", "radiation")]:
    names.setdefault(n, (code, dimension))
for s, code, dimension in [("°C", "Cel", "temperature"), ("°F", "[degF]", "temperature"), ("° C", "Cel", "temperature"), ("° F", "[degF]", "temperature"), ("ºC", "Cel", "temperature"), ("ºF", "[degF]", "temperature"), ("°", "deg", "angle"), ("º", "deg", "angle"), ("℃", "Cel", "temperature"), ("℉", "[degF]", "temperature"),
                           ("dB", "dB", "sound"), ("kbps", "kbit/s", "data"), ("Mbps", "Mbit/s", "data"), ("Gbps", "Gbit/s", "data"), ("MP", "M{pixel}", "pixels"), ("KB", "kBy", "data"), ("ppm", "[ppm]", "share"), ("ppb", "[ppb]", "share"), ("mb", "Mbit", "data"), ("gb", "GBy", "data"), ("KG", "kg", "mass"), ("Kg", "kg", "mass"), ("KM", "km", "length"), ("Km", "km", "length"), ("kw", "kW", "power"), ("KW", "kW", "power"), ("mw", "MW", "power"), ("kn", "[kn_i]", "speed")]:
    symbols.setdefault(s, (code, dimension))
print("# Units of measure: name or symbol, UCUM symbol, dimension.")
print("# Origin: units.py beside this file, which spells SI prefixes out; symbols after UCUM 2.2. Licence: that of the project.")
print("[names]")
for n in sorted(names):
    print(n, *names[n], sep="\t")
print("[symbols]")
for s in sorted(symbols):
    print("=" + s, *symbols[s], sep="\t")
print("[what a unit may be divided by, behind 'per' or a stroke]")
for n, code in [("hour", "h"), ("hr", "h"), ("h", "h"), ("second", "s"), ("sec", "s"), ("s", "s"), ("minute", "min"), ("min", "min"), ("day", "d"), ("year", "a"), ("litre", "L"), ("liter", "L"), ("gallon", "[gal_us]"), ("kilogram", "kg"), ("kg", "kg"), ("decilitre", "dL"), ("deciliter", "dL")]:
    print("/" + n, code, "divisor", sep="\t")
