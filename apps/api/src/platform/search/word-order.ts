import { wordsOf } from './words.js';

// How the telling words of a question hang together. Pure.

/** What stands between a word and the telling word before it: nothing, "of" or "with", "for", or anything else. */
export type Link = 'beside' | 'of' | 'for' | 'apart';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const OF = setOf('of with de del d da do das dos du des a au aux con com avec l la las el los le les o os as the के की का ke ki ka مع من');
const FOR = setOf('for para por pour per لاجل लिए liye');
/** Said beside any wish, and no thing that a shop might lack. */
export const IDLE_WORDS = setOf('size sizes talla tallas tamano tamanho taille pointure numero مقاس قياس साइज़ साइज stuff thing things kind type cosa cosas coisa coisas chose choses شيء اشياء चीज़ pls plz asap now today tonight tomorrow urgent urgently quick quickly soon again maybe perhaps only too also sir madam dear friend bro thx cheap cheaper best good nice great beautiful new porfa porfavor ya hoy manana urgente rapido amigo amiga barato barata bueno buena bonito bonita nuevo nueva hoje amanha amigo bom boa novo nova svp stp aujourd hui demain vite joli jolie bon bonne nouveau nouvelle pas cher الان اليوم بكره غدا بسرعه لو سمحت اخي حلو جميل جديد رخيص अभी आज कल जल्दी भाई अच्छा अच्छी अच्छे सस्ता सस्ती नया नई abhi aaj kal jaldi bhai accha acchi sasta pair pairs couple piece pieces par pares paire paires pieza piezas available online original premium quality custom elegant calidad marca moda lujo original gran disponible qualidade luxo disponivel qualite marque mode luxe haute اصلي اصليه فاخر فخم ماركه جوده सुंदर क्वालिटी');
/** Said beside a thing, they make it another one: "billiard table", "dance shoes". */
export const KIND_WORDS = setOf('ski skis skiing snowboard billiard billiards snooker chess dance dancing ballet golf cricket hockey rugby baseball basketball volleyball boxing diamond esqui billar bilhar sinuca billard ajedrez xadrez echecs baile danza danca danse beisbol basquete boxeo boxe diamante diamant secondhand usado usada تزلج بلياردو شطرنج رقص جولف كريكيت ملاكمه الماس متحرك مستعمل مستعمله स्की बिलियर्ड शतरंज नृत्य गोल्फ क्रिकेट हॉकी हीरा हीरे');
const BREAKS = /[!?¿¡;:()\n؟،।…]+|[.,](?=\s|$)/u;

/** For each word how it is tied to the one before it. @param words the telling words of the text, each once, in order */
export function linksOf(text: string, words: readonly string[]): readonly Link[] {
  const places = new Map(words.map((word, place) => [word, place]));
  const links: Link[] = words.map(() => 'apart');
  let last = -1;
  for (const piece of text.split(BREAKS)) {
    let between: string[] | undefined;
    for (const word of wordsOf(piece)) {
      const place = places.get(word);
      if (place === undefined) between?.push(word);
      else {
        // A word that was said before does not tie anything anew.
        if (place === last + 1) [links[place], last] = [between === undefined ? 'apart' : linkOf(between), place];
        between = [];
      }
    }
  }
  return links;
}

function linkOf(between: readonly string[]): Link {
  if (between.length === 0) return 'beside';
  if (between.some((word) => FOR.has(word))) return 'for';
  return between.every((word) => OF.has(word)) ? 'of' : 'apart';
}
