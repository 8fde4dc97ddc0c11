using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>The plain figures of a report in columns, one for each measure and unit, in the order of the text; changes stand in columns of their own, with their signs.</summary>
internal sealed class MeasuredFigures
{
    private const int MostKept = 4000;

    private readonly Dictionary<(string Measure, string Unit), List<Mention>> levels = [];
    private readonly Dictionary<(string Measure, string Unit), List<Mention>> changes = [];
    private readonly Dictionary<List<Mention>, (string Measure, string Unit)> keyOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, int> sentenceOf = [];
    private readonly Dictionary<int, int> itemOf = [];
    private int kept;
    private int read;

    /// <summary>The columns of what is.</summary>
    public IEnumerable<List<Mention>> Levels => levels.Values;

    /// <summary>Those and the columns of what changed.</summary>
    public IEnumerable<List<Mention>> Columns => levels.Values.Concat(changes.Values);

    /// <summary>Whether a column tells what those of another changed by.</summary>
    public bool AreChangesOf(List<Mention> column, List<Mention> of) => keyOf.TryGetValue(of, out var key) && changes.TryGetValue(key, out var told) && told == column;

    /// <summary>The number of the sentence that a kept figure stands in.</summary>
    public int SentenceOf(Mention mention) => sentenceOf[mention.Quantity.Start];

    /// <summary>The number that its paragraph has in a list; null when it has none.</summary>
    public int? ItemOf(Mention mention) => itemOf.TryGetValue(mention.Quantity.Start, out var item) ? item : null;

    /// <summary>Keeps the figures of a paragraph.</summary>
    public void Add(IReadOnlyList<Sentence> sentences)
    {
        var item = sentences.Count > 0 ? Item(sentences[0]) : null;
        foreach (var sentence in sentences)
        {
            read++;
            (Mention Of, string Measure)? last = null;
            foreach (var mention in sentence.Mentions)
                if (IsPlain(mention) && Measure.Of(mention) is { } measure)
                {
                    Keep(levels, measure, mention);
                    if (item is { } number) itemOf.TryAdd(mention.Quantity.Start, number);
                    last = (mention, measure);
                }
                else if (last is { } level && IsChangeOf(mention, level.Of)) Keep(changes, level.Measure, mention.With(mention.Quantity with { Printed = mention.Quantity.Printed * mention.Direction }, mention.Role, mention.Direction));
        }
    }

    private void Keep(Dictionary<(string Measure, string Unit), List<Mention>> columns, string measure, Mention mention)
    {
        if (kept >= MostKept) return;
        var key = (measure, mention.Quantity.Unit.Family);
        if (!columns.TryGetValue(key, out var column))
        {
            columns[key] = column = [];
            keyOf[column] = key;
        }
        column.Add(mention);
        sentenceOf[mention.Quantity.Start] = read;
        kept++;
    }

    // 3.全国高中阶段教育…; (3)…; 3、….
    private static int? Item(Sentence opening)
    {
        var line = opening.Text.AsSpan(opening.Text.LastIndexOf('\n', Math.Max(0, opening.Start - 1)) + 1).TrimStart(' ').TrimStart('　').TrimStart("（(");
        if (line.Length < 2 || !char.IsAsciiDigit(line[0])) return null;
        var two = char.IsAsciiDigit(line[1]);
        var at = two ? 2 : 1;
        if (line.Length < at + 2 || line[at] is not ('.' or '．' or '、' or '）' or ')') || char.IsAsciiDigit(line[at + 1])) return null;
        return two ? (line[0] - '0') * 10 + line[1] - '0' : line[0] - '0';
    }

    private static bool IsPlain(Mention m) =>
        m is { Known: true, Role: Role.Level, Size: 1, Each: null, Planned: false, Added: false, Direction: 0, Yearly: false, ShareWord: false }
        && m.Quantity is { Hedge: Hedge.None, IsTime: false, Value: > 0, Kind: QuantityKind.Count or QuantityKind.Amount };

    // 招生 1563 人，比上年增加 69 人: told at once behind what changed.
    private static bool IsChangeOf(Mention change, Mention level) =>
        change is { Known: true, Role: Role.Change, Size: 1, Each: null, Planned: false, Yearly: false, Subject: "" } && change.Direction != 0 && change.Quantity.Hedge == Hedge.None && change.Quantity.Adds(level.Quantity) && change.Clause - level.Clause is 0 or 1;
}
