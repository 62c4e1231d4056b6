import { intentOf } from './intents.js';

const WISHES = [
  // English
  'human', 'Agent', 'a person', 'An agent, please', 'human please!', 'hi, human', 'Real person', 'customer service', 'representative', 'Operator', 'human agent', 'Talk to Human', 'Talk to a person', 'someone real please', 'PERSON NOW', 'your manager', 'live chat',
  'Can I talk to a person please', 'I want a human', 'I need an agent', 'can I have a human?', 'Could I speak with someone about my order', 'I\'d like to speak to your manager', 'get me a real person', 'connect me to an agent', 'transfer me to a human', 'put me through to customer service',
  'I want a human, this bot is useless', 'i want a human i have been waiting for ages', 'is there a human I can talk to?', 'Is there anyone I could speak to?', 'can a human help me', 'can someone call me', 'let me speak to somebody', 'I would rather talk to a real human being', 'I need a person to help me with this',
  'How do I contact customer service?', 'I have asked this three times now. Human please.', 'I don\'t want a bot, I want a person', 'No more robots. I want to deal with a real person', 'I don\'t want to talk to a bot. Can I talk to a human?', 'please can an agent answer me',
  'Hello, I was wondering about the red lantern and whether it is waterproof, but honestly it is easier if I can talk to a person about it, thanks a lot', 'human\nmy order is wrong', 'AGENT AGENT AGENT', 'I am tired of this bot, human now', 'I need human help', 'I want assistance from a human', 'can somebody from your team call me?', 'pls let me talk to ur manager', 'Is it not possible to talk to a person?', 'why can\'t I talk to a human', 'I want to know about a wig of human hair, can I speak to an agent?',
  // Spanish
  'humano', 'un agente', 'Un asesor por favor', 'persona real', 'atención al cliente', 'Hablar con alguien', 'quiero hablar con alguien', 'Quiero hablar con una persona', 'necesito un agente', 'me puedes pasar con un humano?', '¿Puedo hablar con un asesor?', 'pásame con un compañero', 'quisiera que me atienda una persona', 'comuníqueme con un encargado', 'prefiero hablar con una persona de verdad',
  'Quiero una persona real, no un robot', 'no quiero un robot, quiero un humano', '¿hay alguien con quien pueda hablar?', 'dame un agente ya', '¿alguien me puede llamar?', 'no me entiendes, un humano por favor', 'Hola, estaba mirando las linternas y la verdad no me aclaro, mejor me pasas con una persona que me lo explique',
  // French
  'un humain', 'Un conseiller s\'il vous plaît', 'service client', 'Je veux parler à quelqu’un', 'Parler à quelqu’un', 'je voudrais parler avec un conseiller', 'Puis-je parler à une vraie personne ?', 'passez-moi un humain', 'Je veux un humain', 'j\'ai besoin d\'un agent', 'pouvez-vous me passer quelqu\'un', 'mettez-moi en relation avec un conseiller', 'Je ne veux pas un robot, je veux une personne', 'est-ce qu’un humain peut me répondre ?', 'y a-t-il quelqu\'un à qui je peux parler ?', 'Je voudrais avoir quelqu’un au téléphone',
  // Portuguese
  'atendente', 'um humano', 'pessoa real', 'atendimento humano', 'Falar com alguém', 'quero falar com um atendente', 'Posso falar com uma pessoa?', 'preciso de um atendente', 'me passa para um humano', 'quero uma pessoa de verdade', 'gostaria de falar com um colega', 'tem alguém com quem eu possa falar?', 'não quero robô, quero um humano', 'me transfere para um agente por favor', 'uma pessoa pode me ajudar?', 'quero falar com gente de verdade',
  // Arabic
  'موظف', 'انسان', 'خدمة العملاء', 'شخص حقيقي', 'التحدث مع موظف', 'أريد التحدث مع موظف', 'ابغى اكلم موظف', 'أريد أن أتحدث مع شخص', 'عايز اتكلم مع حد', 'ممكن موظف من فضلك', 'حولني إلى موظف', 'وصلني لموظف لو سمحت', 'أريد شخصاً حقيقياً', 'لا أريد روبوت، أريد إنسان', 'هل يمكنني التحدث إلى خدمة العملاء؟', 'هل يوجد شخص أتكلم معه؟', 'بدي احكي مع حدا',
];

const NO_WISHES = [
  // English
  'do you have wigs of human hair', 'I want a human hair wig', 'I need human hair extensions, 18 inches', 'I am an agent of a travel company and look for lanterns', 'do you sell a cleaning agent?', 'I need a cleaning agent for wood', 'is this safe for humans and dogs', 'I am only human, sorry', 'a gift for a person who travels a lot', 'I need a tent for one person', 'two person tent', 'a human skeleton model', 'human hair', 'a mug for my manager',
  'I spoke to an agent yesterday about a blue tent', 'I talked to a human last week and she told me the lantern is waterproof', 'I don\'t want to talk to a human, just tell me the price of the lantern', 'no need to talk to a person', 'do I need an agent to import the lantern?', 'a doll that can talk to a person', 'my estate agent wants ten mugs', 'a present for a colleague', 'your customer service was great, do you have more mugs?', 'I have a real person sized mannequin in mind', 'do you have an agent in Paris', 'is the statue human sized', 'does it contact the human skin?', 'support pillow', 'I need a wooden staff for hiking', 'I want a manager chair',
  'Hi, my sister is an agent for singers and she is only human, so she forgets her keys all the time, and I want to buy her a key ring that a person can find in the dark, what do you have under 20 euros?',
  // Spanish
  'pelucas de cabello humano', 'quiero una peluca de pelo humano', 'necesito un agente desengrasante', 'soy un agente de viajes y busco linternas', 'un regalo para una persona mayor', 'tienda para una persona', 'ayer hablé con un agente y me dijo que hay linternas azules', 'no quiero hablar con una persona, solo dime el precio de la linterna', 'una taza para mi encargado', 'busco algo para alguien que viaja', 'necesito un soporte para el móvil', 'Hola, mi hermana es un ser humano muy despistado, siempre pierde las llaves, busco un llavero para una persona así',
  // French
  'perruque en cheveux humains', 'je suis un agent immobilier et je cherche des lampes', 'je cherche un cadeau pour une personne âgée', 'un agent nettoyant pour le bois', 'je veux un agent de blanchiment', 'une tente pour une personne', 'hier j\'ai parlé à un conseiller de la lampe bleue', 'je ne veux pas parler à un humain, juste le prix de la lampe', 'un cadeau pour quelqu\'un qui voyage', 'crème en contact avec une personne allergique',
  // Portuguese
  'peruca de cabelo humano', 'sou um agente de viagens e procuro lanternas', 'presente para uma pessoa idosa', 'barraca para uma pessoa', 'ontem falei com um atendente sobre a lanterna azul', 'não quero falar com um humano, só o preço da lanterna', 'uma caneca para um colega', 'procuro algo para alguém que viaja',
  // Arabic
  'شعر مستعار من شعر انسان', 'هدية لشخص يسافر كثيرا', 'خيمة لشخص واحد', 'أنا موظف في شركة سفر وأبحث عن فانوس', 'أمس تحدثت مع موظف عن الفانوس الأزرق', 'لا أريد التحدث مع موظف، فقط سعر الفانوس', 'كوب هدية لموظف', 'مجسم جسم انسان',
];

const WHO_ARE_YOU = ['Are you a bot?', 'are you human', 'Are you a human or a bot?', 'am I talking to a real person?', 'is this a bot', '¿Eres un robot?', '¿estoy hablando con un humano?', 'eres una persona o un robot', 'êtes-vous un humain ?', 'est-ce que je parle à un robot ?', 'você é um robô?', 'estou falando com uma pessoa?', 'هل أنت إنسان؟', 'هل أتحدث مع روبوت؟'];

describe('a wish to talk to a person', () => {
  it.each(WISHES)('is one: %s', (text) => expect(intentOf(text)).toBe('hand_off'));
  it.each(NO_WISHES)('is none: %s', (text) => expect(intentOf(text)).not.toBe('hand_off'));
  it.each(WHO_ARE_YOU)('is not to ask who answers: %s', (text) => expect(intentOf(text)).toBe('identity'));
});
