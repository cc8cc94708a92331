#!/bin/sh
# Converts a report with LibreOffice and draws its pages, to check it before it is sent:
#   sh scripts/report-to-pdf.sh report.docx [folder]
# Installs what is missing by apt (as root). Fails if the document cannot be opened.
set -eu
report=${1:?Name a Word document: sh scripts/report-to-pdf.sh report.docx [folder]}
folder=${2:-$(dirname "$report")}
if ! command -v libreoffice >/dev/null || ! command -v pdftoppm >/dev/null; then
  apt-get update
  apt-get install -y --no-install-recommends libreoffice-writer-nogui poppler-utils fonts-liberation
fi
mkdir -p "$folder"
libreoffice --headless --convert-to pdf --outdir "$folder" "$report"
pdf=$folder/$(basename "${report%.*}").pdf
test -s "$pdf" || { echo "LibreOffice could not open $report." >&2; exit 1; }
pdftoppm -r 80 -png "$pdf" "${pdf%.pdf}"
echo "$pdf, and a picture of each page next to it."
