// In a full run a test shares two cores with another file, its processes and a browser, so one that fails there is tried a second time; the run names it.
// Run alone, every failure counts at once.
jest.retryTimes(process.env['PARLEY_TEST_SECOND_TRY'] === undefined ? 0 : 1, { logErrorsBeforeRetry: true });
