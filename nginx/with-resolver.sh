#!/bin/sh
# Fills in what the template asks for, then goes on as the image does: the name server of the container network, and the
# proxies in front (TRUST_PROXY, addresses and ranges with commas between them).
set -eu
NGINX_RESOLVER=$(awk '$1 == "nameserver" { print ($2 ~ /:/) ? "[" $2 "]" : $2; exit }' /etc/resolv.conf)
proxies=$(printf '%s' "${TRUST_PROXY:-}" | tr -d ' ' | tr ',' ' ')
NGINX_REAL_IP=''
NGINX_PROXIES=''
for proxy in $proxies; do
  case $proxy in *[!0-9a-fA-F.:/]*) echo "TRUST_PROXY must be IP addresses or ranges such as 10.0.0.0/8, separated by commas." >&2; exit 1 ;; esac
  NGINX_REAL_IP="$NGINX_REAL_IP set_real_ip_from $proxy;"
  NGINX_PROXIES="$NGINX_PROXIES $proxy 1;"
done
export NGINX_RESOLVER NGINX_REAL_IP NGINX_PROXIES
exec /docker-entrypoint.sh "$@"
