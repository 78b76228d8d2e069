// OpenSSL's ciphers and hashes, by their documented high-level interface.
#include <openssl/evp.h>
#include <openssl/hmac.h>
