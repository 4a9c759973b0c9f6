-- title: The month a short or long name stands for in the languages of Western Europe
--   and in Polish; null for any other word.

create or replace temp macro month_number(word) as
case
    when word in (
        'jan', 'january', 'januar', 'januari', 'jänner', 'janv', 'janvier', 'ene',
        'enero', 'gen', 'gennaio', 'sty'
    ) then 1
    when word in (
        'feb', 'february', 'februar', 'februari', 'févr', 'février', 'fév', 'fev',
        'febrero', 'febbraio', 'lut'
    ) then 2
    when word in (
        'mar', 'march', 'mär', 'märz', 'mrz', 'mars', 'marzo', 'mrt', 'maart'
    ) then 3
    when word in (
        'apr', 'april', 'avr', 'avril', 'abr', 'abril', 'aprile', 'kwi'
    ) then 4
    when word in ('may', 'mai', 'mayo', 'mag', 'maggio', 'mei', 'maj') then 5
    when word in (
        'jun', 'june', 'juni', 'juin', 'junio', 'giu', 'giugno', 'cze'
    ) then 6
    when word in (
        'jul', 'july', 'juli', 'juil', 'juillet', 'julio', 'lug', 'luglio', 'lip'
    ) then 7
    when word in (
        'aug', 'august', 'août', 'aoû', 'ago', 'agosto', 'augustus', 'sie'
    ) then 8
    when word in (
        'sep', 'sept', 'september', 'septembre', 'septiembre', 'set', 'settembre', 'wrz'
    ) then 9
    when word in (
        'oct', 'october', 'okt', 'oktober', 'octobre', 'octubre', 'out', 'ott',
        'ottobre', 'paź'
    ) then 10
    when word in (
        'nov', 'november', 'novembre', 'noviembre', 'novembro', 'lis'
    ) then 11
    when word in (
        'dec', 'december', 'dez', 'dezember', 'déc', 'décembre', 'dic', 'diciembre',
        'dicembre', 'des', 'gru'
    ) then 12
end
