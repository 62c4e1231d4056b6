// Stands in for Lingui's macros, which the web app's build compiles away: gives what the compiler gives.
const msg = (text) => {
  const message = Array.isArray(text) ? text[0] : text.message;
  return { id: message, message };
};

module.exports = { msg };
