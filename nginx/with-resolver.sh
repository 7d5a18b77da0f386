#!/bin/sh
# Finds the name server of the container network for the `resolver` of the template, then goes on as the image does.
set -eu
NGINX_RESOLVER=$(awk '$1 == "nameserver" { print ($2 ~ /:/) ? "[" $2 "]" : $2; exit }' /etc/resolv.conf)
export NGINX_RESOLVER
exec /docker-entrypoint.sh "$@"
