#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct header {
    unsigned char ident[16];
    unsigned short type, machine;
    unsigned version;
    unsigned long entry, program_headers, section_headers;
    unsigned flags;
    unsigned short size, program_size, program_count, section_size, section_count, names;
};
struct program {
    unsigned type, flags;
    unsigned long offset, address, physical, file_size, memory_size, align;
};
static int of_file, of_programs, of_sections, of_symbols, wide;

static const char* kind_of(unsigned type)
{
    switch (type) {
    case 1: return "REL (Relocatable file)";
    case 2: return "EXEC (Executable file)";
    case 3: return "DYN (Position-Independent Executable file)";
    default: return "CORE (Core file)";
    }
}

static void show_header(const struct header* h)
{
    printf("ELF Header:\n  Magic:   ");
    for (int i = 0; i < 16; i++)
        printf("%02x ", h->ident[i]);
    printf("\n  %-34s %s\n", "Class:", "ELF64");
    printf("  %-34s %s\n", "Data:", "2's complement, little endian");
    printf("  %-34s %s\n", "Version:", "1 (current)");
    printf("  %-34s %s\n", "OS/ABI:", h->ident[7] == 3 ? "UNIX - GNU" : "UNIX - System V");
    printf("  %-34s %d\n", "ABI Version:", h->ident[8]);
    printf("  %-34s %s\n", "Type:", kind_of(h->type));
    printf("  %-34s %s\n", "Machine:", "Advanced Micro Devices X86-64");
    printf("  %-34s 0x%x\n", "Version:", h->version);
    printf("  %-34s 0x%lx\n", "Entry point address:", h->entry);
    printf("  %-34s %lu (bytes into file)\n", "Start of program headers:", h->program_headers);
    printf("  %-34s %lu (bytes into file)\n", "Start of section headers:", h->section_headers);
    printf("  %-34s 0x%x\n", "Flags:", h->flags);
    printf("  %-34s %u (bytes)\n", "Size of this header:", h->size);
    printf("  %-34s %u (bytes)\n", "Size of program headers:", h->program_size);
    printf("  %-34s %u\n", "Number of program headers:", h->program_count);
    printf("  %-34s %u (bytes)\n", "Size of section headers:", h->section_size);
    printf("  %-34s %u\n", "Number of section headers:", h->section_count);
    printf("  %-34s %u\n", "Section header string table index:", h->names);
}

static const char* name_of(unsigned type)
{
    static const char* const names[] = {"NULL", "LOAD", "DYNAMIC", "INTERP", "NOTE", "SHLIB", "PHDR", "TLS"};
    switch (type) {
    case 0x6474e550: return "GNU_EH_FRAME";
    case 0x6474e551: return "GNU_STACK";
    case 0x6474e552: return "GNU_RELRO";
    case 0x6474e553: return "GNU_PROPERTY";
    default: return type < 8 ? names[type] : "<unknown>";
    }
}

static void show_programs(FILE* file, const struct header* h)
{
    struct program p;
    if (h->program_count == 0) {
        printf("\nThere are no program headers in this file.\n");
        return;
    }
    printf("\n");
    if (!of_file)
        printf("Elf file type is %s\nEntry point 0x%lx\nThere are %u program headers, starting at offset %lu\n\n",
               kind_of(h->type), h->entry, h->program_count, h->program_headers);
    printf("Program Headers:\n");
    printf(wide ? "  Type           Offset   VirtAddr           PhysAddr           FileSiz  MemSiz   Flg Align\n"
                : "  Type           Offset             VirtAddr           PhysAddr\n"
                  "                 FileSiz            MemSiz              Flags  Align\n");
    fseek(file, (long)h->program_headers, SEEK_SET);
    for (int i = 0; i < h->program_count && fread(&p, sizeof p, 1, file) == 1; i++) {
        char flags[4] = {p.flags & 4 ? 'R' : ' ', p.flags & 2 ? 'W' : ' ', p.flags & 1 ? 'E' : ' '};
        if (wide)
            printf("  %-14s 0x%06lx 0x%016lx 0x%016lx 0x%06lx 0x%06lx %s 0x%lx\n", name_of(p.type), p.offset,
                   p.address, p.physical, p.file_size, p.memory_size, flags, p.align);
        else
            printf("  %-14s 0x%016lx 0x%016lx 0x%016lx\n                 0x%016lx 0x%016lx  %s    0x%lx\n",
                   name_of(p.type), p.offset, p.address, p.physical, p.file_size, p.memory_size, flags, p.align);
    }
}

static int tell(const char* name, int titled)
{
    struct header h;
    struct stat info;
    FILE* file = fopen(name, "r");
    if (!file) {
        fprintf(stderr, "readelf: Error: '%s': %s\n", name, errno == ENOENT ? "No such file" : strerror(errno));
        return 1;
    }
    if (fstat(fileno(file), &info) == 0 && S_ISDIR(info.st_mode)) {
        fprintf(stderr, "readelf: Error: '%s' is not an ordinary file\n", name);
        fclose(file);
        return 1;
    }
    memset(&h, 0, sizeof h);
    if (titled) printf("\nFile: %s\n", name);
    size_t length = fread(&h, 1, sizeof h, file);
    if (length < sizeof h || memcmp(h.ident, "\177ELF", 4)) {
        if (length < 4)
            fprintf(stderr, "readelf: Error: %s: Failed to read file's magic number\n", name);
        else if (length < sizeof h)
            fprintf(stderr, "readelf: Error: %s: Failed to read file header\n", name);
        else
            fprintf(stderr, "readelf: Error: Not an ELF file - it has the wrong magic bytes at the start\n");
        fclose(file);
        return 1;
    }
    if (of_file) show_header(&h);
    if (of_sections && h.section_count == 0) printf("\nThere are no sections in this file.\n");
    if (of_programs) show_programs(file, &h);
    if (of_symbols && h.section_count == 0)
        printf("\nThis file keeps no table of symbols here: nm shows those that the compiler knows.\n");
    fclose(file);
    return 0;
}

static int take_option(const char* word)
{
    if (!strcmp(word, "--file-header")) of_file = 1;
    else if (!strcmp(word, "--program-headers") || !strcmp(word, "--segments")) of_programs = 1;
    else if (!strcmp(word, "--section-headers") || !strcmp(word, "--sections")) of_sections = 1;
    else if (!strcmp(word, "--headers")) of_file = of_programs = of_sections = 1;
    else if (!strcmp(word, "--wide")) wide = 1;
    else if (word[1] == '-') return 0;
    else
        for (const char* c = word + 1; *c; c++) {
            if (!strchr("hlSesWa", *c)) return 0;
            of_file |= *c == 'h' || *c == 'e' || *c == 'a';
            of_programs |= *c == 'l' || *c == 'e' || *c == 'a';
            of_sections |= *c == 'S' || *c == 'e' || *c == 'a';
            of_symbols |= *c == 's' || *c == 'a';
            wide |= *c == 'W';
        }
    return 1;
}

int main(int argc, char** argv)
{
    const char* usage = "Usage: readelf <option(s)> elf-file(s)\n"
                        " Display information about the contents of ELF format files\n Options are:\n"
                        "  -h --file-header       Display the ELF file header\n"
                        "  -l --program-headers   Display the program headers\n"
                        "  -S --section-headers   Display the sections' header\n"
                        "  -e --headers           Equivalent to: -h -l -S\n"
                        "  -W --wide              Allow output width to exceed 80 characters\n";
    int status = 0;
    for (; argc > 1 && argv[1][0] == '-'; argc--, argv++) {
        if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-H")) return fputs(usage, stdout), 0;
        if (!take_option(argv[1])) {
            fprintf(stderr, "readelf: %s is not available here\n%s", argv[1], usage);
            return 1;
        }
    }
    if (argc < 2 || !(of_file || of_programs || of_sections || of_symbols)) {
        fputs(usage, stderr);
        return 1;
    }
    for (int i = 1; i < argc; i++)
        status |= tell(argv[i], argc > 2);
    return status;
}
