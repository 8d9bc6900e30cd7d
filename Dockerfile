# kg with all that its commands need, run by nobody in particular. The store lies in /data, your files in /work:
#   docker build -t kg .
#   docker run --rm -v kg-data:/data -v "$PWD":/work kg check bao-cao.docx
#   docker run --rm -v kg-data:/data -p 127.0.0.1:8765:8765 kg serve --no-browser --host 0.0.0.0   (the page in the browser)
# Files that kg writes belong to you with: --user "$(id -u):$(id -g)" and a folder of yours as /data.
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml setup.py README.md LICENSE ./
COPY kg kg
COPY viz viz
COPY ontology ontology
COPY data data
RUN python -m venv /opt/kg && /opt/kg/bin/pip install --no-cache-dir '.[all]'

FROM python:3.13-slim
COPY --from=build /opt/kg /opt/kg
RUN useradd --create-home --uid 10001 kg && install -d -o kg -g kg /data /work
ENV PATH=/opt/kg/bin:$PATH KG_DB=/data/kg.sqlite PYTHONUTF8=1
USER kg
WORKDIR /work
VOLUME /data
ENTRYPOINT ["kg"]
CMD ["--help"]
