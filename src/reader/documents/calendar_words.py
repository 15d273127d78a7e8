"""Names of months, and the small words that stand beside a date."""

from __future__ import annotations

from reader.text.word_lists import word_set

_MONTH_NAMES = (
    "january jan januar janvier enero janeiro gennaio januari",
    "february feb februar février fevrier febrero fevereiro febbraio februari",
    "march mar märz mars marzo março marco maart",
    "april apr avril abril aprile",
    "may mai mayo maio maggio mei",
    "june jun juni juin junio junho giugno",
    "july jul juli juillet julio julho luglio",
    "august aug août aout agosto augustus augusti",
    "september sep sept septembre septiembre setembro settembre",
    "october oct oktober octobre octubre outubro ottobre okt",
    "november nov novembre noviembre novembro",
    "december dec dezember décembre decembre diciembre dezembro dicembre dez",
)

MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""Month names of seven languages in small letters, with the number of the month."""

FILLERS = word_set(
    """
    a about am at date edited first from gmt issued last local m modified of on p pm posted
    published publication time timestamp uhr um updated update utc was z
    ago am à a le em em el il às as h hrs
    mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday
    sun sunday
    lundi mardi mercredi jeudi vendredi samedi dimanche
    montag dienstag mittwoch donnerstag freitag samstag sonntag
    lunes martes miércoles jueves viernes sábado domingo
    segunda terça quarta quinta sexta feira
    publié mis jour publicado publicada atualizado actualizado veröffentlicht aktualisiert
    """
)
"""Words in small letters that a line may hold beside its date and still be a date line."""
