"""How much a source may hold, so that no file can exhaust the machine it is loaded on."""

# A CSV of a million rows with ten columns is about 100 MB; nothing of ours is larger.
MAX_FILE_BYTES = 256 * 1024**2
# A workbook of a million rows unpacks to about 500 MB of XML.
MAX_UNPACKED_BYTES = 1024**3
# Tables and XML pack 5 to 40 times; deflate's bombs reach 1,000 times.
MAX_RATIO = 200
# Below this size a high ratio harms nobody: a file of blanks packs better than any table.
RATIO_MATTERS_FROM = 16 * 1024**2
# A register kept as one small file a matter has some thousands of them.
MAX_FILES = 20_000
# Levels of folders that are looked into where a folder holds no file of its own.
MAX_FOLDERS = 12
# What file systems allow for one name.
MAX_NAME = 255
MAX_ROWS = 2_000_000
# Gaps included: a million rows of fifty columns.
MAX_CELLS = 50_000_000
# No table of an office comes near; a matrix of every party against every other may be so wide.
MAX_COLUMNS = 4_096
# Four times what a cell of a worksheet can hold; csv.field_size_limit's own default.
MAX_CELL = 131_072
# Rows in which the header is looked for: titles and group headings stand above it.
HEADER_ROWS = 5
# A JSON or XML tree takes ten times its size in memory; YAML is read a tenth as fast as JSON.
MAX_DOCUMENT_BYTES = 64 * 1024**2
MAX_YAML_BYTES = 4 * 1024**2
# Of all YAML files of one source: at a megabyte a second the most that anybody waits for.
MAX_YAML_BYTES_IN_ALL = 32 * 1024**2
# Exports of the tools that are read here nest about ten deep.
MAX_DEPTH = 60
