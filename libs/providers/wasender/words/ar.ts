/** The account form and the connection check in Arabic: by English text, or by the code of a problem. */
export const wordsAr: Readonly<Record<string, string>> = {
  WASender: 'WASender',
  'WASender Settings': 'إعدادات WASender',
  'WASender URL': 'رابط WASender',
  'Address of the WASender API. Any form of it will do, with or without /api/send-message.':
    'عنوان واجهة WASender البرمجية. أي صيغة منه مقبولة، مع ‎/api/send-message أو بدونه.',
  'WA Sender API Key': 'مفتاح واجهة WA Sender',
  'The API key of your WhatsApp session. In the WASender dashboard open Sessions, choose the session and copy its API key.':
    'مفتاح الواجهة الخاص بجلسة واتساب لديك. افتح «الجلسات» في لوحة WASender واختر الجلسة وانسخ مفتاحها.',
  'Webhook Secret': 'سرّ الويب هوك',
  'Proves that incoming messages are really from WASender. In the dashboard open the session, Webhooks, and copy the secret. Without it nothing that arrives is accepted.':
    'يثبت أن الرسائل الواردة من WASender فعلًا. افتح الجلسة في لوحة التحكم ثم Webhooks وانسخ السرّ. بدونه لا يُقبل أي شيء وارد.',
  'WhatsApp number': 'رقم واتساب',
  'The number that is linked to the session, with its country code. Leave it empty and the connection check finds it out.':
    'الرقم المرتبط بالجلسة مع رمز الدولة. اتركه فارغًا وسيعرفه اختبار الاتصال.',
  'Personal access token': 'رمز الوصول الشخصي',
  'Lets you link the phone by QR code from here. In the WASender dashboard open Settings, Personal access token. Messages work without it.':
    'يتيح لك ربط الهاتف برمز QR من هنا. افتح «الإعدادات» في لوحة WASender ثم «رمز الوصول الشخصي». الرسائل تعمل بدونه.',
  'Session ID': 'معرّف الجلسة',
  'The number of the session in the dashboard. Needed only when the access token has several sessions.':
    'رقم الجلسة في لوحة التحكم. يلزم فقط إذا كانت لرمز الوصول عدة جلسات.',
  'Messages per minute': 'عدد الرسائل في الدقيقة',
  '11 fits Account Protection (one message in 5 seconds). Without it up to 256, in a trial 1.':
    'العدد 11 يناسب حماية الحساب (رسالة كل 5 ثوانٍ). بدونها حتى 256، وفي الفترة التجريبية 1.',
  'url.other_product': 'هذا العنوان لمنتج آخر يحمل اسم WASender أيضًا ويستخدم appkey و authkey. لا يعمل هنا إلا wasenderapi.com: أدخل عنوانه ومفتاح الواجهة الخاص بجلسته.',
  'key.other_product': 'يبدو هذا كأنه appkey لمنتج آخر يحمل اسم WASender أيضًا. أدخل مفتاح الواجهة الخاص بجلستك في wasenderapi.com.',
  'token.invalid': 'مفتاح الواجهة غير صالح',
  'phone.other_number': 'رقم آخر مرتبط بهذه الجلسة',
  'session.connecting': 'جلسة واتساب قيد الاتصال. أعد المحاولة بعد لحظات.',
  'session.need_scan': 'جلسة واتساب تنتظر مسح رمز QR بالهاتف',
  'session.need_passkey': 'جلسة واتساب تنتظر مفتاح مرور: أكمل الربط في لوحة WASender',
  'session.disconnected': 'جلسة واتساب غير متصلة',
  'session.logged_out': 'سجّل الهاتف خروجه من جلسة واتساب: أعد ربطه',
  'session.expired': 'انتهت صلاحية جلسة واتساب: أعد ربط الهاتف',
  'provider.no_subscription': 'لا يوجد لحساب WASender اشتراك أو فترة تجريبية فعّالة',
  'url.refused': 'لا يجوز الاتصال بهذا العنوان',
  'url.not_wasender': 'لا توجد واجهة WASender على هذا العنوان',
  'provider.no_answer': 'لم يُجب WASender. تحقّق من الرابط أو أعد المحاولة.',
  'provider.refused': 'رفض WASender الاختبار',
};
