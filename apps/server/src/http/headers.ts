import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Headers of every answer, errors and 404 included: no script at all, nothing kept, no framing. */
export function securityHeaders(overTls: boolean): readonly RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: overTls ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  const keepNothing: RequestHandler = (_, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
  return [headers, keepNothing];
}
