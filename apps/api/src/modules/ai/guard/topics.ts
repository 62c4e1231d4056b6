import type { Evidence } from './evidence.js';
import { NEGATIONS } from './lexicon.js';
import { clausesOf, normalise, once, wholeWords, wordsIn } from './reading-text.js';

const CODE = /```|\bdef\s+\w+\s*\(|\bfunction\s+\w*\s*\(|\bconst\s+\w+\s*=|console\.log|#include|\bimport\s+[\w{*]+.*\bfrom\b|\bpublic\s+static\b|\bselect\b.+\bfrom\b.+(?:\bwhere\b|;)|<\/?(?:html|div|script|body|p)\b|=>\s*\{|\bprint\s*\(/i;
/** What other assistants talk about. A shop that sells or explains such a thing says so in its catalog or knowledge. */
const FOREIGN = wholeWords((
  'equation|equations|theorem|derivative|quadratic|hypotenuse|photosynthesis|mitochondria|pythagor*|algorithm|recursion|python|javascript|homework|thesis statement|essay|sonnet|once upon a time|antibiotic*|ibuprofen|paracetamol|acetaminophen|aspirin|diagnosis|dosage|prescri*|symptom*|chest pain|blood pressure|lawsuit|attorney|plaintiff|bitcoin|cryptocurrenc*|invest in|stock market|parliament|prime minister|election*|napoleon|world war|capital of|horoscope|zodiac'
  + '|ecuacion*|teorema|derivada|fotosintesis|algoritmo*|recursion|tarea escolar|ensayo|soneto|habia una vez|erase una vez|antibiotico*|ibuprofeno|diagnostico|dosis|sintoma*|presion arterial|demanda judicial|abogado*|criptomoneda*|bolsa de valores|invierte en|invertir en|elecciones|presidente|guerra mundial|capital de|horoscopo'
  + '|equacao|equacoes|fotossintese|era uma vez|redacao escolar|remedio|dose de|sintoma*|pressao arterial|advogad*|processo judicial|criptomoeda*|investir em|invista em|eleicoes|eleicao|guerra mundial|capital da'
  + '|equation*|theoreme|derivee|photosynthese|algorithme*|dissertation|il etait une fois|antibiotique*|ibuprofene|doliprane|posologie|symptome*|tension arterielle|avocat|proces|cryptomonnaie*|investissez|investir dans|bourse|elections|president de|guerre mondiale|capitale de'
  + '|gleichung*|satz des pythagoras|ableitung|photosynthese|algorithmus|aufsatz|es war einmal|antibiotik*|diagnose|dosierung|symptom*|blutdruck|rechtsanwalt|klage|kryptowahrung*|aktien|investiere*|bundeskanzler|wahlen|weltkrieg|hauptstadt*'
  + '|معادلة|المعادلة|نظرية|مشتقة|التمثيل الضوئي|خوارزمية|واجب مدرسي|كان يا ما كان|مضاد حيوي|ايبوبروفين|باراسيتامول|جرعة|الجرعة|اعراض|تشخيص|ضغط الدم|محامي|دعوى قضائية|بيتكوين|استثمر|الاستثمار|انتخابات|الانتخابات|رئيس الوزراء|الحرب العالمية|عاصمة|برج'
  + '|समीकरण|प्रमेय|प्रकाश संश्लेषण|एल्गोरिदम|निबंध|होमवर्क|एक समय की बात|एंटीबायोटिक|पैरासिटामोल|आइबुप्रोफेन|खुराक|लक्षण|रक्तचाप|वकील|मुकदमा|बिटकॉइन|निवेश|चुनाव|प्रधानमंत्री|विश्व युद्ध|राजधानी|राशिफल'
).split('|'));
/** Talk about itself as a program: neither its rules nor other roles are the customer's business. */
const ABOUT_ITSELF = wholeWords((
  'system prompt|my instructions|my rules|my guidelines|my prompt|initial instructions|developer mode|jailbreak|jailbroken|dan mode|as an ai language model|language model|unrestricted mode|admin mode|override accepted|safety filters|mis instrucciones|mis reglas|prompt del sistema|instrucciones del sistema|modo desarrollador|modelo de lenguaje'
  + '|minhas instrucoes|minhas regras|prompt do sistema|instrucoes do sistema|modo desenvolvedor|modelo de linguagem|mes instructions|mes regles|prompt systeme|instructions systeme|mode developpeur|modele de langage|meine anweisungen|meine regeln|system-prompt|systemprompt|entwicklermodus|sprachmodell'
  + '|تعليماتي|قواعدي|تعليمات النظام|وضع المطور|نموذج لغوي|मेरे निर्देश|मेरे नियम|सिस्टम प्रॉम्प्ट|डेवलपर मोड|भाषा मॉडल'
).split('|'));
const NEGATED = wholeWords(NEGATIONS);
/** The rules ask for three sentences; so much is an essay, unless the store says it too. */
const ESSAY_WORDS = 90;
const GROUNDED_SHARE = 0.3;
const CONTENT_LETTERS = 4;

/** What in the answer is not the shop's business; undefined when all of it is. @param texts as written */
export function foreignTopic(texts: readonly string[], evidence: Evidence): string | undefined {
  const own = once(() => normalise([...evidence.prose, ...evidence.words].join('\n')));
  const ownWords = once(() => new Set(wordsIn(own())));
  for (const written of texts) {
    const text = normalise(written);
    const code = CODE.exec(written)?.[0];
    if (code !== undefined && !own().includes(normalise(code))) return code.slice(0, 120);
    for (const clause of clausesOf(text)) {
      const foreign = FOREIGN.exec(clause)?.[0];
      if (foreign !== undefined && !own().includes(foreign) && !NEGATED.test(clause)) return foreign;
    }
    const itself = ABOUT_ITSELF.exec(text)?.[0];
    if (itself !== undefined && !own().includes(itself)) return itself;
    const words = wordsIn(text);
    if (words.length <= ESSAY_WORDS) continue;
    const content = [...new Set(words.filter((word) => word.length >= CONTENT_LETTERS))];
    if (content.filter((word) => ownWords().has(word)).length < content.length * GROUNDED_SHARE) return written.trim().slice(0, 120);
  }
  return undefined;
}
