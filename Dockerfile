# The bot as a small image. There is no build step: Node 24 runs the TypeScript by leaving its types out.
# The version is the one that the tests run on (the package `node` in package.json).
FROM node:24.21.0-alpine AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# What the product needs to run and nothing else: no Azurite, no playground, no test tools. Nothing among it needs an
# install script, so none runs.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-alpine
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY bin bin
COPY src src
COPY jobs jobs
COPY cards cards
COPY examples examples
# Writes nothing to its own folder, so the root may be read-only: docker run --read-only --tmpfs /tmp
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so the signal to stop reaches it: it finishes what is in hand and ends.
STOPSIGNAL SIGTERM
CMD ["node", "bin/serve.js"]
