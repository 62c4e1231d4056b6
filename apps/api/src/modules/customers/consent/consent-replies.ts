/** What a customer reads after STOP and after START, where the store has no words of its own. */
const REPLIES: Readonly<Record<string, { readonly stop: string; readonly start: string }>> = {
  en: { stop: 'You will get no more offers from us. Write START if you change your mind. You can still ask us anything here.', start: 'You will get our offers again. Write STOP at any time to end them.' },
  es: { stop: 'Ya no recibirás ofertas nuestras. Escribe ALTA si cambias de opinión. Puedes seguir preguntándonos lo que quieras por aquí.', start: 'Volverás a recibir nuestras ofertas. Escribe BAJA cuando quieras dejar de recibirlas.' },
  pt: { stop: 'Você não receberá mais ofertas nossas. Escreva INICIAR se mudar de ideia. Você pode continuar falando conosco por aqui.', start: 'Você voltará a receber nossas ofertas. Escreva SAIR quando quiser parar.' },
  fr: { stop: 'Vous ne recevrez plus nos offres. Écrivez REPRENDRE si vous changez d’avis. Vous pouvez toujours nous écrire ici.', start: 'Vous recevrez de nouveau nos offres. Écrivez STOP à tout moment pour les arrêter.' },
  de: { stop: 'Sie bekommen keine Angebote mehr von uns. Schreiben Sie START, wenn Sie es sich anders überlegen. Fragen können Sie uns hier weiterhin stellen.', start: 'Sie bekommen unsere Angebote wieder. Mit STOPP beenden Sie das jederzeit.' },
  it: { stop: 'Non riceverà più le nostre offerte. Scriva START se cambia idea. Può continuare a scriverci qui.', start: 'Riceverà di nuovo le nostre offerte. Scriva STOP in qualsiasi momento per interromperle.' },
  nl: { stop: 'U krijgt geen aanbiedingen meer van ons. Schrijf START als u zich bedenkt. U kunt ons hier nog steeds van alles vragen.', start: 'U krijgt onze aanbiedingen weer. Schrijf STOP om ze te beëindigen.' },
  tr: { stop: 'Artık size kampanya göndermeyeceğiz. Fikrinizi değiştirirseniz START yazın. Buradan bize her zaman yazabilirsiniz.', start: 'Kampanyalarımızı yeniden alacaksınız. Durdurmak için istediğiniz zaman STOP yazın.' },
  id: { stop: 'Anda tidak akan menerima promosi dari kami lagi. Tulis MULAI jika berubah pikiran. Anda tetap bisa bertanya di sini.', start: 'Anda akan menerima promosi kami lagi. Tulis STOP kapan saja untuk berhenti.' },
  hi: { stop: 'अब आपको हमारे ऑफ़र नहीं मिलेंगे। मन बदले तो START लिखें। आप यहाँ हमसे कुछ भी पूछ सकते हैं।', start: 'आपको हमारे ऑफ़र फिर से मिलेंगे। बंद करने के लिए कभी भी STOP लिखें।' },
  ru: { stop: 'Мы больше не будем присылать вам предложения. Передумаете — напишите СТАРТ. Задать вопрос здесь можно по-прежнему.', start: 'Вы снова будете получать наши предложения. Напишите СТОП, чтобы отказаться.' },
  ar: { stop: 'لن تصلك عروضنا بعد الآن. اكتب «ابدأ» إذا غيّرت رأيك، ويمكنك أن تسألنا هنا عمّا تشاء.', start: 'ستصلك عروضنا من جديد. اكتب «إيقاف» متى شئت لإيقافها.' },
  he: { stop: 'לא נשלח לך עוד הצעות. אפשר לכתוב START אם תשנו את דעתכם, ותמיד אפשר לשאול אותנו כאן.', start: 'תקבלו שוב את ההצעות שלנו. כתבו STOP בכל עת כדי להפסיק.' },
};

/** In the first of `locales` (BCP 47) that has words, else in English. */
export function consentReply(allowed: boolean, locales: readonly (string | null | undefined)[]): string {
  const found = locales.map((locale) => REPLIES[(locale ?? '').split('-')[0]?.toLowerCase() ?? '']).find((reply) => reply !== undefined);
  const reply = found ?? REPLIES['en'];
  return (allowed ? reply?.start : reply?.stop) ?? '';
}
