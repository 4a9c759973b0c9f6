-- title: The month a short or long name stands for in the languages of Western Europe
--   and in Polish; null for any other word.

create or replace temp macro month_number(word) as
list_position(
    list_transform(
        [
            'jan january januar januari jänner janv janvier ene enero gen gennaio sty',
            'feb february februar februari fév févr février fev febrero febbraio lut',
            'mar march mär märz mrz mars marzo mrt maart',
            'apr april avr avril abr abril aprile kwi',
            'may mai mayo mag maggio mei maj',
            'jun june juni juin junio giu giugno cze',
            'jul july juli juil juillet julio lug luglio lip',
            'aug august août aoû ago agosto augustus sie',
            'sep sept september septembre septiembre set settembre wrz',
            'oct october okt oktober octobre octubre out ott ottobre paź',
            'nov november novembre noviembre novembro lis',
            'dec december dez dezember déc décembre dic diciembre dicembre des gru'
        ],
        lambda names: contains(' ' || names || ' ', ' ' || word || ' ')
    ),
    true
)
