"""Names of invented people, and their letters as addresses have them."""

import unicodedata
from collections.abc import Iterator
from random import Random

_GIVEN_NAMES = """
Maya Priya Sam Ines Tom Aiko Amara Anouk Ariel Astrid Ayesha Bao Beatriz Bilal Bram Caio Camila
Cedric Chiara Chidi Clara Dagny Daichi Daria Dario Deepa Diego Dilan Dunja Ebele Eero Elif Elio
Emeka Esme Esteban Fadi Farah Feodor Fiona Freya Gael Gita Goran Greta Hana Haruto Hedda Henrik
Hiba Hugo Ibrahim Idris Ilse Imani Ingrid Isaac Ivana Jalal Jana Javier Jiho Joana Jonas Joss
Jun Kaari Kamal Karim Kasia Kenji Khadija Kiran Klara Kofi Lars Leila Lena Leonie Liam Linh
Livia Lorenzo Łukasz Mads Magda Malik Marisol Marta Mateo Mei Mikael Milan Mina Mirela Nadia
Naoki Nasrin Nils Niamh Nkechi Nuria Olena Omar Orla Oskar Otso Pavel Petra Pia Qiang Rafael
Rania Renata Rohan Rosa Ruben Sade Saskia Selma Seo-yeon Shirin Signe Silvan Siobhan Soren Suki
Tariq Teo Thandi Tilda Tiago Tomasz Ulla Umar Uma Valentin Vera Viktor Wanja Wei Xiomara Yara
Yusuf Yuki Zainab Zeynep Zoë Zoran
"""

_FAMILY_NAMES = """
Abara Abellan Achterberg Adeyemi Agostinho Akdemir Albescu Alvarsson Amankwah Andrade Arnaldsen
Asante Aydogan Bachmeier Balogun Banerjee Barreto Beaumont Belinski Bergqvist Bhattarai Bialik
Boateng Bogdanov Borgström Brankovic Caldeira Castellanos Cavalli Chakrabarti Chaudhary Chikere
Cisneros Clarkewood Colangelo Czernik Dahlgren Danjuma Darwish Delacroix Demirtas Deshpande
Diallo Dimitrov Donoghue Dragomir Drozdov Echeverria Edelstein Egwuatu Eklund Elbaz Erdogmus
Esposito Etxeberria Fairweather Farouk Feldhaus Fernandes Fitzalan Fjeldstad Fontaine Fredriksen
Fujimori Gallagher Gambino Garaventa Ghorbani Giordano Gkatzis Golovin Grabowski Gulbrandsen
Gunawardena Haapala Hakimi Halvorsen Hamasaki Hartikainen Hashemi Havlicek Hendriksen Herrero
Hoffstetter Holmqvist Hosokawa Hrubesch Ibarra Ilieva Imamoglu Inoue Iordache Iwanski Jablonski
Jaramillo Jayawardena Johannessen Jovanovic Kalinowski Kapadia Karimova Kastrati Kavanagh
Keskinen Khatun Kjellberg Klimova Kobayashi Kolawole Kovalenko Krishnan Kuznetsova Lagerlöf
Lamptey Lazarevic Lefebvre Lindqvist Lombardi Lundholm Macharia Maguire Mahmoudi Malinowska
Mancuso Marchetti Markovic Mbeki Mehrotra Mendonça Mikkelsen Miyazaki Mokoena Montalvo Moravec
Mukherjee Mutasa Nakagawa Navarrete Ndiaye Nielsson Nikolaidis Njoroge Nordahl Novakova Nwosu
Obradovic Odhiambo Ogunleye Ohlsson Okonkwo Olabarria Olszewski Onyango Orellana Ostrowski
Oyelaran Paavola Pacheco Palaniappan Papadakis Parvizi Pellegrini Petrosyan Pillai Pokorny
Popescu Quintero Radkova Rahimi Ramanathan Rautio Reinholt Rezaei Ribeiro Rosendahl Rustamov
Saarinen Salgueiro Sandoval Santoro Sarkisian Schwarzkopf Sepulveda Shevchenko Shirazi Sibanda
Sigurdsson Sithebe Skarsgaard Sobczak Soderling Solheim Sorokin Stavrou Strandberg Subramaniam
Szabolcs Takahashi Tamminen Tavares Teklemariam Thorvaldsen Tikkanen Toivonen Torvund Tshabalala
Tsukamoto Uchenna Ueno Ulriksen Urbaniak Usmanov Valdivia Vandermeer Varga Vasconcelos Verhoeven
Villanueva Vinogradov Vukovic Wachowiak Waweru Westergaard Wickramasinghe Wijaya Xanthopoulos
Yamaguchi Yildirim Zabala Zachariou Zamorano Zelenko Zielinski Zubkova
"""

GIVEN = _GIVEN_NAMES.split()
FAMILY = _FAMILY_NAMES.split()


def name_pairs(random: Random) -> Iterator[str]:
    """Full names, each once, in an order of their own."""
    given, family = list(GIVEN), list(FAMILY)
    random.shuffle(given)
    random.shuffle(family)
    for turn in range(len(given)):
        for index, last in enumerate(family):
            yield f"{given[(index + 61 * turn) % len(given)]} {last}"


def plain_letters(name: str) -> str:
    """The name without marks: `Łukasz Núñez` becomes `Lukasz Nunez`."""
    plain = name.translate(str.maketrans("łŁøØ", "lLoO"))
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
