import { normalise, wholeWords } from './phrases.js';

/** What is written for an assistant to obey, not for a customer to read. */
const ORDERS = (
  'ignore previous|ignore all|ignore your|ignore the rules|ignore every|ignore any|ignore prior|ignore these|ignore the above|disregard all|disregard your|disregard previous|disregard the|forget your|forget all|forget previous|forget the rules|new instructions|system prompt|system message|system override|developer mode|override your|you are now|act as|from now on you|pretend to be|pretend you'
  + '|assistant must|assistant should|assistant shall|assistant has to|the assistant will|bot must|bot should|ai must|ai should|note to the assistant|note to assistant|instructions for the assistant|instruction to the assistant|dear assistant|tell the customer|tell customers|tell every customer|tell all customers|say to the customer|reply to customers with|always answer that|always say that|call the tool|use the tool'
  + '|ignora todo|ignora todas|ignora tus|ignora las|ignora el|olvida tus|olvida las|olvida todo|nuevas instrucciones|asistente debe|el bot debe|di al cliente|dile al cliente|diles a los clientes|di a los clientes|responde siempre que|actua como|a partir de ahora eres|eres ahora'
  + '|ignore todas|ignore as|ignore suas|ignore tudo|esqueca as|esqueca suas|esqueca tudo|novas instrucoes|assistente deve|diga ao cliente|diga aos clientes|responda sempre que|aja como|voce agora'
  + '|ignorez|ignore les|ignore tes|oublie tes|oublie les|oubliez|nouvelles instructions|assistant doit|dis au client|dites au client|dites aux clients|reponds toujours que|agis comme|tu es maintenant|vous etes maintenant'
  + '|ignoriere alle|ignoriere die|ignoriere deine|vergiss alle|vergiss deine|vergiss die|neue anweisungen|assistent muss|assistent soll|sag dem kunden|sage dem kunden|sag allen kunden|sag den kunden|antworte immer|du bist jetzt|tu so als'
  + '|تجاهل كل|تجاهل جميع|تجاهل التعليمات|تجاهل القواعد|تجاهل تعليماتك|انس التعليمات|انس القواعد|تعليمات جديدة|على المساعد|يجب على المساعد|قل للعميل|قل للعملاء|اخبر العميل|اخبر العملاء|انت الان|تصرف ك*'
  + '|निर्देशों को अनदेखा|निर्देश भूल|नियम भूल|नियमों को अनदेखा|सभी निर्देश|पिछले निर्देश|नए निर्देश|सहायक को|सहायक ग्राहक*|ग्राहक को बताओ|ग्राहक को बताएं|ग्राहकों को बताओ|ग्राहकों को बताएं|ग्राहक से कहो|अब तुम|अब आप एक'
);
const TAGS = /<\/?(?:system|assistant|instructions?|tool|admin)\b|\[\/?(?:system|inst|assistant|admin)\b|^\s*(?:system|assistant|admin)\s*:/imu;

let orders: RegExp | undefined;

/** True for a text of a catalog or a document that gives the assistant orders: neither it nor what it claims is used. */
export function givesOrders(text: string): boolean {
  orders ??= wholeWords(ORDERS.split('|'));
  return TAGS.test(text) || orders.test(normalise(text).replaceAll(/[^\p{L}\p{N}\s'-]+/gu, ' '));
}
