/**
 * Time zones of countries and territories (ISO 3166-1): first the one where most people live, then, of a country that has several, the outermost others.
 * From the IANA time zone database.
 */
const ZONES = `
AD Europe/Andorra|AE Asia/Dubai|AF Asia/Kabul|AL Europe/Tirane|AM Asia/Yerevan|AO Africa/Luanda|AR America/Argentina/Buenos_Aires|AT Europe/Vienna|AU Australia/Sydney Australia/Perth|AZ Asia/Baku
BA Europe/Sarajevo|BB America/Barbados|BD Asia/Dhaka|BE Europe/Brussels|BF Africa/Ouagadougou|BG Europe/Sofia|BH Asia/Bahrain|BI Africa/Bujumbura|BJ Africa/Porto-Novo|BN Asia/Brunei|BO America/La_Paz
BR America/Sao_Paulo America/Rio_Branco|BS America/Nassau|BT Asia/Thimphu|BW Africa/Gaborone|BY Europe/Minsk|BZ America/Belize|CA America/Toronto America/St_Johns America/Vancouver|CD Africa/Kinshasa Africa/Lubumbashi
CF Africa/Bangui|CG Africa/Brazzaville|CH Europe/Zurich|CI Africa/Abidjan|CL America/Santiago|CM Africa/Douala|CN Asia/Shanghai|CO America/Bogota|CR America/Costa_Rica|CU America/Havana|CV Atlantic/Cape_Verde
CY Asia/Nicosia|CZ Europe/Prague|DE Europe/Berlin|DJ Africa/Djibouti|DK Europe/Copenhagen|DO America/Santo_Domingo|DZ Africa/Algiers|EC America/Guayaquil|EE Europe/Tallinn|EG Africa/Cairo|ER Africa/Asmara
ES Europe/Madrid Atlantic/Canary|ET Africa/Addis_Ababa|FI Europe/Helsinki|FJ Pacific/Fiji|FR Europe/Paris|GA Africa/Libreville|GB Europe/London|GE Asia/Tbilisi|GF America/Cayenne|GH Africa/Accra
GM Africa/Banjul|GN Africa/Conakry|GP America/Guadeloupe|GQ Africa/Malabo|GR Europe/Athens|GT America/Guatemala|GW Africa/Bissau|GY America/Guyana|HK Asia/Hong_Kong|HN America/Tegucigalpa|HR Europe/Zagreb
HT America/Port-au-Prince|HU Europe/Budapest|ID Asia/Jakarta Asia/Jayapura|IE Europe/Dublin|IL Asia/Jerusalem|IN Asia/Kolkata|IQ Asia/Baghdad|IR Asia/Tehran|IS Atlantic/Reykjavik|IT Europe/Rome|JM America/Jamaica
JO Asia/Amman|JP Asia/Tokyo|KE Africa/Nairobi|KG Asia/Bishkek|KH Asia/Phnom_Penh|KM Indian/Comoro|KR Asia/Seoul|KW Asia/Kuwait|KZ Asia/Almaty|LA Asia/Vientiane|LB Asia/Beirut|LI Europe/Vaduz|LK Asia/Colombo
LR Africa/Monrovia|LS Africa/Maseru|LT Europe/Vilnius|LU Europe/Luxembourg|LV Europe/Riga|LY Africa/Tripoli|MA Africa/Casablanca|MC Europe/Monaco|MD Europe/Chisinau|ME Europe/Podgorica|MG Indian/Antananarivo
MK Europe/Skopje|ML Africa/Bamako|MM Asia/Yangon|MN Asia/Ulaanbaatar|MO Asia/Macau|MQ America/Martinique|MR Africa/Nouakchott|MT Europe/Malta|MU Indian/Mauritius|MV Indian/Maldives|MW Africa/Blantyre
MX America/Mexico_City America/Cancun America/Tijuana|MY Asia/Kuala_Lumpur|MZ Africa/Maputo|NA Africa/Windhoek|NE Africa/Niamey|NG Africa/Lagos|NI America/Managua|NL Europe/Amsterdam|NO Europe/Oslo|NP Asia/Kathmandu
NZ Pacific/Auckland|OM Asia/Muscat|PA America/Panama|PE America/Lima|PG Pacific/Port_Moresby|PH Asia/Manila|PK Asia/Karachi|PL Europe/Warsaw|PR America/Puerto_Rico|PS Asia/Hebron|PT Europe/Lisbon Atlantic/Azores
PY America/Asuncion|QA Asia/Qatar|RE Indian/Reunion|RO Europe/Bucharest|RS Europe/Belgrade|RU Europe/Moscow Asia/Kamchatka Europe/Kaliningrad|RW Africa/Kigali|SA Asia/Riyadh|SC Indian/Mahe|SD Africa/Khartoum|SE Europe/Stockholm
SG Asia/Singapore|SI Europe/Ljubljana|SK Europe/Bratislava|SL Africa/Freetown|SN Africa/Dakar|SO Africa/Mogadishu|SR America/Paramaribo|SS Africa/Juba|SV America/El_Salvador|SY Asia/Damascus|SZ Africa/Mbabane
TD Africa/Ndjamena|TG Africa/Lome|TH Asia/Bangkok|TJ Asia/Dushanbe|TL Asia/Dili|TM Asia/Ashgabat|TN Africa/Tunis|TR Europe/Istanbul|TT America/Port_of_Spain|TW Asia/Taipei|TZ Africa/Dar_es_Salaam|UA Europe/Kyiv
UG Africa/Kampala|US America/New_York Pacific/Honolulu|UY America/Montevideo|UZ Asia/Tashkent|VE America/Caracas|VN Asia/Ho_Chi_Minh|XK Europe/Belgrade|YE Asia/Aden|ZA Africa/Johannesburg|ZM Africa/Lusaka|ZW Africa/Harare
AC Atlantic/St_Helena|AG America/Antigua|AI America/Anguilla|AS Pacific/Pago_Pago|AW America/Aruba|AX Europe/Mariehamn|BL America/St_Barthelemy|BM Atlantic/Bermuda|BQ America/Kralendijk|CC Indian/Cocos
CK Pacific/Rarotonga|CW America/Curacao|CX Indian/Christmas|DM America/Dominica|EH Africa/El_Aaiun|FK Atlantic/Stanley|FM Pacific/Chuuk Pacific/Pohnpei|FO Atlantic/Faroe|GD America/Grenada|GG Europe/Guernsey
GI Europe/Gibraltar|GL America/Nuuk America/Thule|GU Pacific/Guam|IM Europe/Isle_of_Man|IO Indian/Chagos|JE Europe/Jersey|KI Pacific/Tarawa Pacific/Kiritimati|KN America/St_Kitts|KP Asia/Pyongyang
KY America/Cayman|LC America/St_Lucia|MF America/Marigot|MH Pacific/Majuro|MP Pacific/Saipan|MS America/Montserrat|NC Pacific/Noumea|NF Pacific/Norfolk|NR Pacific/Nauru|NU Pacific/Niue|PF Pacific/Tahiti
PM America/Miquelon|PW Pacific/Palau|SB Pacific/Guadalcanal|SH Atlantic/St_Helena|SJ Arctic/Longyearbyen|SM Europe/San_Marino|ST Africa/Sao_Tome|SX America/Lower_Princes|TA Atlantic/St_Helena|TC America/Grand_Turk
TK Pacific/Fakaofo|TO Pacific/Tongatapu|TV Pacific/Funafuti|VA Europe/Vatican|VC America/St_Vincent|VG America/Tortola|VI America/St_Thomas|VU Pacific/Efate|WF Pacific/Wallis|WS Pacific/Apia|YT Indian/Mayotte`;

const BY_COUNTRY: ReadonlyMap<string, readonly string[]> = new Map(ZONES.trim().split(/[|\n]/).map((entry) => {
  const [country = '', ...zones] = entry.split(' ');
  return [country, zones] as const;
}));

/** IANA names, the one where most people live first; UTC for a number of no country. */
export function zonesOf(country: string | null): readonly string[] {
  return BY_COUNTRY.get(country ?? '') ?? ['UTC'];
}
