/**
 * How people ask for a person in one language. Parts of regular expressions over words in the form of `plain`;
 * PERSON and ANYONE stand for the words of that name.
 */
export interface Speech {
  /** With its article and adjectives. */
  readonly person: string;
  readonly anyone: string;
  /** What comes before a person or anyone, whatever follows: "talk to". */
  readonly talk: string;
  /** What comes before a person, where the words end or go on with `goesOn`: "I want a human hair wig" wants none. */
  readonly want: string;
  readonly goesOn: string;
  /** Right before the words above, they say the opposite or are told of others. */
  readonly not: { readonly talk: string; readonly want: string };
  /** Further whole requests. */
  readonly also: readonly string[];
  /** What a sentence of a person alone may hold, too. */
  readonly beside: string;
  /** A whole text that asks whether a person answers. */
  readonly whoAnswers: string;
}

const ENGLISH: Speech = {
  person: '(?:(?:a|an|the|any|some|your|ur|another|actual|real|live|true|proper|different|human|customer|support|sales|service|member of|of your|of the) ){0,4}'
    + '(?:humans?|human (?:beings?|help|support|assistance)|persons?|agents?|representatives?|operators?|managers?|supervisors?|colleagues?|advis[oe]rs?|employees?|salesperson|staff member|support team|customer (?:service|support|care)|live chat|(?:someone|somebody) (?:real|human))',
  anyone: '(?:someone|somebody|anyone|anybody)(?: else)?(?: (?:from|in|at|of) (?:your|the) \\S+)?|(?:the|your) (?:owner|boss|team|staff)|staff|support',
  talk: '(?:talk|speak|chat|prefer (?:talking|speaking|chatting))(?: directly| live)? (?:to|with)|talk|(?:connect|transfer|put|pass|hand|switch|forward|redirect|refer) (?:me|us|this|it|(?:this|the|my) (?:chat|conversation))(?: over| on| through| off| back)? (?:to|with)'
    + '|get (?:in touch with|hold of|through to|me to)|deal with|hear from',
  want: 'want|want to have|wanna have|need|would like|d like|d rather have|(?:can|could|may) (?:i|we) (?:please )?(?:have|get)|(?:get|give|send|bring|find|fetch|call) me|get us|prefer|ask for|asking for|asked for|request|requesting|demand|let me have|call|contact|reach|(?:help|assistance|support|answer|reply) from|(?:bot|robot|machine|computer) but',
  goesOn: 'about|please|pls|plz|now|right|asap|here|today|instead|immediately|urgently|thanks|thank|not|rather|because|but|this|you|i|it|is|so|if|no|who|and (?:i|not|no)|to (?:talk|speak|chat|help|answer|assist|contact|call|reply|respond|handle|look|sort|fix|deal|explain|write|take)|for (?:this|that|help|me|my)'
    + '|on (?:the|this|here)|in (?:this|the) chat|from (?:your|the|customer)',
  not: {
    talk: '(?:(?:do not|don t|dont|didn t|doesn t|never|not) (?:really |even |ever )?(?:(?:want|need|wish|have|like|care|going) )?to|no need to|without having to|instead of having to|had to|was able to|managed to|(?:that|which|who) (?:can|could|will))',
    want: '(?:do not|don t|dont|didn t|doesn t|never|not|(?:do|does|did|would) (?:i|we|one|he|she|they)(?= need))(?: really| even| ever)?',
  },
  also: [
    '(?:can|could|may|will|would|let|have|want|need) PERSON (?:please |actually |to )?(?:help|answer|reply|respond|call|contact|assist|talk|speak|get back|take over|look)(?: to| with| into| at)? (?:me|us|this|that|my|it|here|please|$)',
    '(?:can|could|may|will|would|have|want|need) ANYONE (?:please |to )?(?:call|phone|ring|contact|talk|speak)(?: to| with)? (?:me|us)',
    '(?:PERSON|ANYONE) (?:who |that |there |here )?(?:i|we) (?:can|could|may|might) (?:talk|speak|chat|write)',
    '(?:is|are) (?:there )?PERSON (?:there|here|available|around|online)',
  ],
  beside: 'hi|hello|hey|no|ok|okay|yes|please|pls|plz|sorry|just|only|now|here|right|today|immediately|asap|thanks|thank you|help|not a (?:bot|robot|machine)',
  whoAnswers: '(?:are you|is this|am i (?:talking|speaking|chatting|writing) (?:to|with)) (?:really |actually |just )?(?:PERSON|(?:an? )?(?:bot|chatbot|robot|machine|computer|ai))(?: or (?:PERSON|(?:an? )?(?:bot|chatbot|robot|machine|computer|ai)))?',
};

const SPANISH: Speech = {
  person: '(?:(?:un|una|el|la|los|algun|alguna|su|tu|sus|otro|otra|de|del|verdadero|verdadera) ){0,3}'
    + '(?:personas?|humanos?|humana|ser humano|agentes?|asesor|asesora|asesores|encargad[oa]|companer[oa]|representante|operador|operadora|gerente|vendedor|vendedora|emplead[oa]|duen[oa]|responsable|supervisor|supervisora|jef[ea]|ejecutiv[oa]|colega|(?:servicio de )?atencion al cliente|servicio al cliente)(?: (?:real|reales|de verdad|human[oa]|fisica|de carne y hueso))?',
  anyone: 'alguien(?: (?:del|de su|de tu|de la) \\S+)?|gente|(?:el |tu |su )?soporte',
  talk: '(?:hablar|hablarle|chatear|conversar|platicar|charlar|tratar|comunicarme|comunicarnos|contactar|contactarme)(?: directamente)?(?: con| a| al)|contactar|(?:comunicame|comuniqueme|comuniquenme|conectame|conecteme|conectenme|ponme|pongame|ponganme|contactame|contacteme|me (?:comunicas?|comunican|conectas?|pones?|ponen)|conectarme|ponerme)(?: en contacto)? con'
    + '|(?:pasame|paseme|pasenme|me pasas?|me pasan|me pases|pasarme|me (?:puedes?|pueden|podrias?|podrian) (?:pasar|transferir|comunicar|poner)|transfiereme|transfierame|transferirme|me transfieres?|derivame|deriveme|derivarme|me derivas?)(?: (?:con|a|al))?',
  want: '(?:quiero|quisiera|necesito|deseo|prefiero|preferiria|me gustaria|exijo|pido|solicito|puedo|podria)(?: tener)?(?: a)?|dame|deme|denme|(?:llama|llame|llamen) a|(?:bot|robot|maquina) sino',
  goesOn: 'por|porfa|porfavor|ya|ahora|aqui|gracias|urgente|inmediatamente|no|y no|y ya|que (?:me|pueda|sepa|entienda|hable|responda)|para (?:hablar|esto|eso|que|ayudarme|resolver|consultar)|en vez|porque|pero|al telefono|con quien|este|si',
  not: { talk: '(?:no|tampoco) (?:quiero|quisiera|necesito|deseo|hace falta|me hace falta|tengo que|me gustaria|prefiero)(?: volver a| a)?|sin|sin tener que|tuve que|que pued[ae]n?', want: 'no|tampoco' },
  also: [
    'me (?:atienda|atender|atiende|ayude|ayudar|llame|llamar|llama|contacte|contactar|responda|responder|responde|conteste|contestar|escriba|hable)(?: por favor)? PERSON',
    '(?:PERSON|ANYONE) con (?:quien|el que|la que|la cual) (?:\\S+ ){0,2}(?:hablar|chatear|comunicarme|conversar|hable)',
    'PERSON (?:(?:me (?:puede|podria|pueda)|que me) (?:atender|atienda|ayudar|ayude|llamar|llame|contactar|contacte|responder|responda|contestar|conteste|explicar|explique)|(?:puede|podria) (?:atender|ayudar|llamar|contactar|responder|contestar)me)',
    'ANYONE (?:(?:me (?:puede|podria|pueda)|que me) (?:atender|atienda|llamar|llame|contactar|contacte)|(?:puede|podria) (?:atender|llamar|contactar)me)|me (?:llame|llamar|llama|contacte|contactar|atienda|atender|atiende) ANYONE',
    'hay (?:PERSON|ANYONE) (?:ahi|real|disponible|en linea|conectad[oa]|atendiendo)',
  ],
  beside: 'hola|buenas|buenos dias|buenas tardes|no|si|ok|ya|ahora|aqui|por favor|porfa|porfavor|gracias|urgente|solo|no un (?:robot|bot)',
  whoAnswers: '(?:eres|es usted|sois|es|estoy (?:hablando|chateando|escribiendo) con|hablo con)(?: realmente)? (?:PERSON|(?:una? )?(?:bot|robot|maquina|ia))(?: o (?:PERSON|(?:una? )?(?:bot|robot|maquina|ia)))?',
};

const FRENCH: Speech = {
  person: '(?:(?:un|une|l|le|la|les|des|votre|vos|du|d|de|vrai|vraie|veritable|autre) ){0,3}'
    + '(?:humains?|humaine|etre humain|personnes?|conseillers?|conseillere|agents?|agente|collegue|representante?|responsable|vendeur|vendeuse|operateur|operatrice|employee?|gerante?|patron|service client|sav)(?: (?:reelle?|humaine?|physique|en chair et en os))?',
  anyone: 'quelqu un(?: (?:du|de votre|de la) \\S+)?|(?:le |votre )?support',
  talk: '(?:parler|discuter|echanger|communiquer|dialoguer|chatter|tchatter|que je parle)(?: directement)?(?: a| avec| au)|contacter|joindre|(?:mettez|mets|mettre|metez)(?: moi)? en (?:contact|relation|ligne|communication) avec'
    + '|(?:me (?:passer|transferer|rediriger|orienter)|(?:passez|passe|transferez|transfere|redirigez|orientez) moi)(?: (?:a|au|vers|avec|sur))?',
  want: '(?:veux|veut|voudrais|aimerais|souhaite|souhaiterais|puis je|pourrais je|peux|peut|pourrais)(?: avoir)?|besoin|faut|prefere|prefererais|donnez moi|demande|exige|(?:robot|bot|machine) mais',
  goesOn: 's il|svp|stp|maintenant|ici|merci|vite|rapidement|immediatement|de suite|tout de suite|pas|non|et (?:pas|non)|qui (?:me|m|peut|puisse|comprenne|reponde)|pour (?:m|me|cela|ca|repondre|parler|discuter)|a qui|avec qui|au telephone|en ligne|car|parce|mais|ce|je|j',
  not: { talk: '(?:ne|n) (?:veux|veut|souhaite|voudrais|desire|aimerais)(?: pas)?|(?:pas|plus) (?:besoin|envie) de|sans(?: devoir)?|j ai du|qui (?:peut|peuvent|sait)', want: 'ne|n|pas' },
  also: [
    'PERSON (?:(?:peut|pourrait|puisse)(?: (?:t )?(?:il|elle|on))?|qui) (?:m|me|nous) (?:aider|aide|repondre|reponde|appeler|appelle|rappeler|rappelle|contacter|contacte|assister|parler|parle)',
    'ANYONE (?:peut|pourrait|puisse)(?: (?:t )?(?:il|elle|on))? (?:m|me|nous) (?:appeler|rappeler|contacter|parler)',
    '(?:PERSON|ANYONE) (?:a|avec) qui (?:\\S+ ){0,3}(?:parler|discuter|adresser|echanger)',
    'avoir ANYONE (?:au telephone|en ligne)',
    'y a (?:t )?il (?:PERSON|ANYONE) (?:ici|la|de reel|disponible|en ligne)',
  ],
  beside: 'bonjour|bonsoir|salut|non|oui|ok|svp|stp|s il vous plait|s il te plait|maintenant|ici|vite|merci|de suite|tout de suite|pas un (?:robot|bot)',
  whoAnswers: '(?:est ce que )?(?:etes vous|vous etes|es tu|tu es|je parle (?:a|avec)|est ce que c est|parle je (?:a|avec)|c est)(?: vraiment)? (?:PERSON|(?:une? )?(?:bot|robot|machine|ia))(?: ou (?:PERSON|(?:une? )?(?:bot|robot|machine|ia)))?',
};

const PORTUGUESE: Speech = {
  person: '(?:(?:um|uma|o|a|os|algum|alguma|outro|outra|seu|sua|vosso|do|da|de|verdadeiro) ){0,3}'
    + '(?:pessoas?|humanos?|humana|ser humano|atendentes?|agentes?|colega|representante|gerente|vendedor|vendedora|responsavel|operador|operadora|funcionari[oa]|supervisor|supervisora|don[oa]|assessor|assessora|consultor|consultora|atendimento (?:humano|ao cliente)|apoio ao cliente)(?: (?:real|de verdade|human[oa]|fisica|mesmo|de carne e osso))?',
  anyone: 'alguem|gente|(?:o |a )?(?:suporte|equipe|equipa)',
  talk: '(?:falar|conversar|contatar|contactar|tratar|comunicar)(?: diretamente)?(?: com| a| ao)|contatar|contactar|(?:me (?:passa|passe|passar|passam|transfere|transfira|transferir|conecta|conecte|coloca|coloque|encaminha|encaminhe|ponha)|(?:passa|passe|passar|transfira|transferir|encaminhe|ponha|coloque) me)(?: em contac?to)?(?: (?:com|para|pra|pro|a|ao))?|(?:chama|chame|chamar|chamem)',
  want: '(?:quero|queria|gostaria de|gostava de|preciso|preciso de|prefiro|preferia|desejo|posso|poderia)(?: ter)?|(?:da|de) me|me (?:da|de)|exijo|peco|solicito|tem|(?:robo|bot|maquina) mas',
  goesOn: 'por|pfv|agora|ja|aqui|obrigad[oa]|urgente|nao|e nao|que (?:me|possa|saiba|entenda|responda)|(?:para|pra) (?:falar|isso|isto|me|conversar|resolver)|em vez|porque|mas|neste|nesse|no (?:chat|telefone)|com quem|se',
  not: { talk: 'nao (?:quero|queria|preciso|desejo|gostaria|gostava|e preciso|tenho que|tenho)(?: de)?|sem|sem ter (?:que|de)|tive (?:que|de)|que (?:pode|podem|possa)', want: 'nao' },
  also: [
    'PERSON (?:me (?:pode|poderia|possa)|(?:pode|poderia|possa) me|que me) (?:atender|atenda|ajudar|ajude|ligar|ligue|contac?tar|responder|responda|explicar|explique)',
    'PERSON (?:pode|poderia) (?:atender|ajudar|contac?tar|responder) me|ANYONE (?:me (?:pode|poderia|possa)|(?:pode|poderia|possa) me|que me) (?:atender|atenda|ligar|ligue|contac?tar)',
    '(?:PERSON|ANYONE) com quem (?:\\S+ ){0,3}(?:falar|conversar|fale)',
    'me (?:atenda|ligue|responda|ajude) (?:PERSON|ANYONE)|(?:ha|tem) (?:PERSON|ANYONE) (?:ai|disponivel|online)',
  ],
  beside: 'ola|oi|bom dia|boa tarde|boa noite|nao|sim|ok|agora|ja|aqui|por favor|pfv|obrigad[oa]|urgente|nao um (?:robo|bot)',
  whoAnswers: '(?:voce e|tu es|e|es|estou (?:falando|conversando|a falar) com|falo com)(?: mesmo)? (?:PERSON|(?:uma? )?(?:bot|robo|maquina|ia))(?: ou (?:PERSON|(?:uma? )?(?:bot|robo|maquina|ia)))?',
};

const ARABIC: Speech = {
  person: '(?:(?:اي|مع|الي|احد) ){0,2}(?:ال|لل|ل|بال|ب)?'
    + '(?:موظف|موظفه|موظفين|شخص|شخصا|انسان|انسانا|بشر|بشري|ممثل|مسوول|مدير|وكيل|مندوب|زميل|زميله|خدمه (?:ال)?(?:عملاء|زباين)|بني ادم|صاحب (?:المتجر|المحل))(?: (?:حقيقي|حقيقيا|حقيقيه|بشري|بشريا|عندكم|منكم|لديكم))?',
  anyone: 'احد|احدهم|حد|حدا|واحد|(?:ال|لل)دعم',
  talk: '[وف]?(?:ال(?:تحدث|تكلم|كلام|حديث|تواصل)|[اانت]?(?:تحدث|تكلم|تواصل)|اكلم|نكلم|احكي|احاكي|(?:حول|وصل|تحول|توصل)(?:ني|وني)|تحويلي|توصيلي)(?: (?:مع|الي))?',
  want: '[وف]?(?:اريد|نريد|ابغي|ابي|بدي|بدنا|ودي|اود|عايز|عايزه|عاوز|عاوزه|احتاج|محتاج|محتاجه|ممكن|يمكن|اعطني|اعطوني|هات|افضل)|(?:روبوت|بوت) بل',
  goesOn: 'من فضل\\S+|لو سمحت\\S*|رجاء|ارجوك\\S*|الان|حالا|فورا|هنا|ضروري|بسرعه|شكرا|ي(?:ساعدني|كلمني|رد|جيب|تحدث|تكلم|تواصل|خدمني|فهم\\S*)|ليساعدني|مساعدتي|لمساعدتي|للمساعده|للتحدث|للكلام|اتحدث|اتكلم|اكلمه|وليس|ليس|مش|مو|لا|بدل',
  not: { talk: '[وف]?(?:لا|ما|مش|مو|ليس|لست) (?:اريد|نريد|ابغي|ابي|بدي|اود|عايز|عايزه|عاوز|احتاج|محتاج|بحاجه)(?: (?:ان|الي))?|بدون|من دون', want: '[وف]?(?:لا|ما|مش|مو|لست)' },
  also: [
    'ي(?:كلمني|تصل بي|رد علي|ساعدني|تواصل معي|خدمني) PERSON|PERSON ي(?:كلمني|تصل بي|رد علي|ساعدني|تواصل معي)|ANYONE ي(?:كلمني|تصل بي|تواصل معي)',
    '(?:هل|يوجد|هناك|في|فيه|عندكم) (?:PERSON|ANYONE) (?:\\S+ ){0,2}(?:اتكلم|اتحدث|اكلم|اكلمه|احكي|متاح|متواجد)',
  ],
  beside: 'مرحبا|السلام عليكم|سلام|اهلا|هلا|لا|نعم|لو سمحت\\S*|من فضل\\S+|رجاء|ارجوك\\S*|الان|حالا|فورا|شكرا|ضروري',
  whoAnswers: 'هل (?:انت|هذا|اتحدث|اتكلم|اكلم)(?: (?:مع|الي))? (?:PERSON|روبوت|بوت|اله)(?: (?:ام|او) (?:PERSON|روبوت|بوت|اله))?',
};

export const SPEECHES: readonly Speech[] = [ENGLISH, SPANISH, FRENCH, PORTUGUESE, ARABIC];
