using System.Text;

namespace Hengjian.Audit.Claims;

/// <summary>The names that one stretch of text lists: 甲县、乙县和丙县; 《甲》《乙》和《丙》.</summary>
/// <param name="Names">Cut where names surely end; the first may bring the words before the list, the last those behind it.</param>
/// <param name="Most">How many there are when every 和, 与 and 及 joins two names.</param>
/// <param name="Titled">True when all are titles: 《甲》《乙》.</param>
internal sealed record NameList(IReadOnlyList<string> Names, int Most, bool Titled = false)
{
    private const int LongestName = 22;
    private const int LongestFirst = 60;
    private const int MostNames = 40;
    private const int Even = 3;
    private const char Masked = '·';

    // 普及, 参与: no joint.
    private static readonly string[] Words = ["普及", "参与", "涉及", "和谐", "及时", "与会"];

    // 中小学, 市县: two in one name.
    private static readonly string[] Compounds = ["中小", "小初", "初高中", "省市", "市县", "县乡", "县区", "县镇", "音体美", "体音美", "音美", "体美", "音体", "史地", "师生", "家校", "党政", "城乡", "幼小", "校地", "政校", "校企", "理化", "大中", "中高职"];

    /// <summary>How many names there are at least.</summary>
    public int Least => Names.Count;

    /// <summary>True when all names end alike, as names of one kind do.</summary>
    public bool Alike => Names.Count > 1 && Names.All(n => n.Length > 1 && Kind(n[^1]) == Kind(Names[0][^1]));

    /// <summary>True when a name may stand for two.</summary>
    public bool HasCompound => !Titled && Names.Any(n => Compounds.Any(c => n.Contains(c, StringComparison.Ordinal)));

    /// <summary>Reads a stretch; null when it is no list of names.</summary>
    /// <param name="stretch">The text between two marks.</param>
    public static NameList? Of(ReadOnlySpan<char> stretch)
    {
        var names = new List<string>();
        var titled = stretch.Count('》') > 1 && stretch.Count('》') >= stretch.Count('、');
        var most = 0;
        var plain = Plain(stretch);
        foreach (var range in plain.AsSpan().Split('、'))
        {
            var name = plain.AsSpan(range).Trim();
            if (name.IsEmpty || name.Length > (names.Count == 0 || titled ? LongestFirst : LongestName) || names.Count >= MostNames) return null;
            names.Add(name.ToString());
            most += Joints(name) + 1;
        }
        // 甲、乙和丙: the last joint parts two names.
        var joined = new NameList([.. names.SelectMany(n => n.Split('和', '与', '及')).Where(n => n.Length > 0)], most);
        if (joined.Names.Count == most && joined.Alike) return joined;
        if (most == names.Count + 1 && names.Count > 1 && names[^1].Split('和') is [{ Length: > 1 } one, { Length: > 1 } other] && Math.Abs(one.Length - other.Length) <= Even) return new NameList([.. names[..^1], one, other], most);
        return most > 1 ? new NameList(names, most, titled) : null;
    }

    /// <summary>镇 and 乡 are of one kind, and 县, 市 and 区.</summary>
    public static char Kind(char end) => end switch { '乡' => '镇', '市' or '区' => '县', _ => end };

    private static int Joints(ReadOnlySpan<char> name)
    {
        var joints = 0;
        for (var i = 1; i + 1 < name.Length; i++)
            if (name[i] is '和' or '与' or '及' && !IsOfWord(name, i)) joints++;
        return joints;
    }

    private static bool IsOfWord(ReadOnlySpan<char> text, int at)
    {
        foreach (var word in Words)
        {
            var from = at - word.IndexOf(text[at], StringComparison.Ordinal);
            if (word.Contains(text[at], StringComparison.Ordinal) && from >= 0 && text[from..].StartsWith(word, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    // Without what stands in brackets; 《甲、乙》 is one name, and 》和《 parts two.
    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        var (depth, quoted, closed) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '（' or '(') depth++;
            else if (c is '）' or ')') depth = Math.Max(0, depth - 1);
            else if (depth > 0) continue;
            else if (c is '《' or '“')
            {
                if (closed && quoted == 0) plain.Append('、');
                quoted++;
            }
            else if (c is '》' or '”') (quoted, closed) = (Math.Max(0, quoted - 1), true);
            else if (quoted > 0) plain.Append(c is '、' or '和' or '与' or '及' ? Masked : c);
            else if (closed && i + 1 < text.Length && text[i + 1] is '《' or '“' && c is '和' or '与' or '及' or '、' || closed && i + 2 < text.Length && text[i..].StartsWith("以及", StringComparison.Ordinal)) continue;
            else if (c == '以' && i + 1 < text.Length && text[i + 1] == '及')
            {
                plain.Append('、');
                i++;
            }
            else
            {
                closed = false;
                plain.Append(c);
            }
        }
        return plain.ToString();
    }
}
