# The web page for a team whose model is on a server: no model and no training inside.
FROM python:3.11-slim
WORKDIR /llumi
COPY . .
RUN pip install --no-cache-dir --constraint constraints.txt '.[postgresql]' \
    && useradd --uid 1000 llumi
USER llumi
ENTRYPOINT ["llumi"]
