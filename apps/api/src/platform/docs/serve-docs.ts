import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeApi } from './api-document.js';

/** Nothing from elsewhere; the page's own scripts only. Swagger UI styles its parts inline. */
const PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves the API's reference: a page at `/api/docs`, the document at `/api/openapi.json` and `/api/openapi.yaml`. It is made when first asked for. */
export function serveDocs(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  app.getHttpAdapter().getInstance().addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/docs')) reply.header('content-security-policy', PAGE_POLICY);
  });
  SwaggerModule.setup('api/docs', app, () => (document ??= describeApi(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    raw: ['json', 'yaml'],
    customSiteTitle: 'Parley API',
    swaggerOptions: { validatorUrl: null, docExpansion: 'none', tagsSorter: 'alpha' },
  });
}
