"""The pages of an encrypted file as who has the key can read them: also those that are in use no more."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from lssdesk.store.slots import DatabaseKey

PAGE, RESERVE, SALT, BLOCK = 4096, 80, 16, 16


def readable(path: Path, key: DatabaseKey) -> bytes:
    """Everything that lies in the file's pages, decrypted; a free page is there as well."""
    data, plain = path.read_bytes(), bytearray()
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        first = SALT if start == 0 else 0
        body, tail = page[first : PAGE - RESERVE], page[PAGE - RESERVE :]
        cipher = Cipher(algorithms.AES(key.secret), modes.CBC(tail[:BLOCK]))
        plain += cipher.decryptor().update(body)
    return bytes(plain)
