# Runs on the server for as long as a publisher is connected; the lock goes with it. Orders come as lines on standard
# input, VERB NAME; each answer ends with a line that begins with a full stop. Needs flock, sha256sum and GNU mv.
set -u
umask 022
fail() { printf '.fail %s\n' "$1"; exit 1; }
mkdir -p -- "$1" 2>/dev/null && cd -- "$1" 2>/dev/null || fail folder
for tool in flock sha256sum rsync; do command -v "$tool" >/dev/null 2>&1 || fail "tool $tool"; done
mv --version 2>/dev/null | grep -q GNU || mv --help 2>&1 | grep -q -- -T || fail 'tool mv'
if [ ! -d .publish ]; then
    others=$(ls -A | grep -vxE 'releases|current' | head -n 1)
    [ -z "$others" ] || fail foreign
    mkdir .publish || fail folder
fi
[ ! -e current ] || [ -L current ] || fail foreign
exec 9>>.publish/lock || fail folder
flock -n 9 || { printf '.busy %s\n' "$(head -c 200 .publish/owner 2>/dev/null)"; exit 0; }
printf '%s\n' "$2" >.publish/owner && mkdir -p releases || fail folder
rm -rf .publish/new-* .publish/gone-* .publish/link
echo .ok
find_folder() { if [ -d "releases/$1" ]; then echo "releases/$1"; else echo ".publish/new-$1"; fi; }
while read -r verb name; do
    case $verb in
        list) ls releases && echo .ok ;;
        current) { readlink current || :; } && echo .ok ;;
        hashes) (cd "$(find_folder "$name")" && find . -type f -exec sha256sum {} + &&
            find . ! -type f ! -type d -exec printf 'link  %s\n' {} \;) && echo .ok ;;
        manifest) cat "$(find_folder "$name")/release.json" && echo .ok ;;
        accept) sync; mv -T ".publish/new-$name" "releases/${name%+*}" && echo .ok ;;
        switch) rm -f .publish/link && ln -s "releases/$name" .publish/link && mv -T .publish/link current && echo .ok ;;
        remove) mv -T "releases/$name" ".publish/gone-$name" && rm -rf ".publish/gone-$name" && echo .ok ;;
        *) echo '.fail order' ;;
    esac || echo '.fail order'
done
