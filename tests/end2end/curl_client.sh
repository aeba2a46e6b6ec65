# A merchant's script: signs a request with openssl and sends it with curl; prints the command and curl's output.
# bash curl_client.sh MISTAKE URL CA_FILE MERCHANT KEY_ID; reads the shared secret from standard input.
set -euo pipefail
mistake=$1 url=$2 ca_file=$3 merchant=$4 key_id=$5
secret=$(cat)
host=${url#https://}
[ "$mistake" != secret ] || secret=$(printf 'another secret of 32 bytes ......' | openssl base64 -A)
[ "$mistake" != merchant ] || merchant=another_merchant
body='{"fields":{"paymentInformation":{"card":{"number":{},"securityCode":{"required":false}}}}}'
date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')
digest=SHA-256=$(printf %s "$body" | openssl dgst -sha256 -binary | openssl base64 -A)
key=$(printf %s "$secret" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
signature=$(printf 'host: %s\ndate: %s\nrequest-target: post /flex/v2/sessions\ndigest: %s\nv-c-merchant-id: %s' \
  "$host" "$date" "$digest" "$merchant" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
[ "$mistake" != body ] || body=${body/false/false }
[ "$mistake" != host ] || host=${host/127.0.0.1/localhost}
command=(curl -v -sS --cacert "$ca_file" "$url/flex/v2/sessions" -H "Host: $host" -H "Date: $date" -H "Digest: $digest"
  -H "v-c-merchant-id: $merchant" -H 'Content-Type: application/json' -H 'Accept: application/jwt'
  -H "Signature: keyid=\"$key_id\", algorithm=\"HmacSHA256\", headers=\"host date request-target digest v-c-merchant-id\", signature=\"$signature\""
  --data-raw "$body")
printf '%q ' "${command[@]}"
printf '\n'
"${command[@]}" 2>&1
