export { cleanText, dateOf, idOf, listOf, numberOf, objectOf, present, readJson, textOf, type JsonObject } from '#providers/contract';
