# syntax=docker/dockerfile:1
# The program on bare Debian, without rights: see Documentation/Packages.md.

FROM swift:6.1-bookworm AS build
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
      binutils fonts-dejavu-core gcc git make patchelf python3 python3-pip python3-venv xz-utils \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
# What is fetched changes seldom: a layer of its own.
COPY Scripts/bootstrap Scripts/fetch_packages.py Scripts/packages.txt Scripts/
RUN Scripts/bootstrap
COPY . .
RUN make archive \
 && mkdir /metacam \
 && tar --extract --file out/metacam-*.tar.xz --directory /metacam --strip-components 1

FROM debian:bookworm-slim
# For `metacam models fetch` alone.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends ca-certificates libcurl4 \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /metacam /usr/local
RUN useradd --create-home --uid 10001 metacam \
 && mkdir --mode 1777 /cache /work
ENV METACAM_CACHE=/cache
USER metacam
WORKDIR /work
ENTRYPOINT ["metacam"]
CMD ["--help"]
