using System.Buffers;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds totals and their parts in one sentence.</summary>
internal sealed class SumFinder
{
    // Lists longer than this are no statement a reader would add up.
    private const int MostParts = 60;

    // Without a word that says so, only short lists.
    private const int MostBeside = 12;
    private const int LongestBy = 10;

    private static readonly SearchValues<char> Stops = SearchValues.Create("，,；;。：:");

    private readonly Sentence sentence;
    private readonly Sentence? before;
    private readonly List<SumCandidate> found = [];

    private SumFinder(Sentence sentence, Sentence? before)
    {
        this.sentence = sentence;
        this.before = before;
    }

    /// <summary>Candidates, those with the best evidence first; a total may be in several.</summary>
    public static IReadOnlyList<SumCandidate> Find(Sentence sentence, Sentence? before)
    {
        if (sentence.Mentions.Count == 0 || sentence.Mentions.Count == 1 && before is null) return [];
        var finder = new SumFinder(sentence, before);
        finder.Marked();
        finder.Closing();
        finder.Beside();
        finder.Rest();
        finder.Across();
        return finder.found;
    }

    // 其中, 包括, a colon, brackets: the head before, the parts after.
    private void Marked()
    {
        var depth = 0;
        for (var t = 0; t < sentence.Tokens.Count; t++)
        {
            var token = sentence.Tokens[t];
            if (token.Kind == TokenKind.Open) depth++;
            if (token.Kind == TokenKind.Close && depth > 0) depth--;
            var evidence = token switch
            {
                { Kind: TokenKind.Word, Word: WordKind.Made } => Evidence.Said,
                { Kind: TokenKind.Comma or TokenKind.Colon } when IsBy(token) => Evidence.Said,
                { Kind: TokenKind.Word, Word: WordKind.Among } or { Kind: TokenKind.Colon or TokenKind.Open } => Evidence.Among,
                { Kind: TokenKind.Word, Word: WordKind.From or WordKind.Respectively } => Evidence.Said,
                _ => (Evidence?)null,
            };
            if (evidence is { } e && !IsCut(t)) Parts(t, depth, e, token);
            if (token is { Kind: TokenKind.Word, Word: WordKind.Among }) OtherHeads(t, depth);
        }
    }

    // 15 个项目涵盖信息等产业；有 10 个…，3 个…: the list has no numbers, and behind the semicolon begins another.
    private bool IsCut(int token)
    {
        for (var t = token + 1; t < sentence.Tokens.Count && sentence.Tokens[t].Kind != TokenKind.Quantity; t++)
            if (sentence.Tokens[t].Kind == TokenKind.Semicolon) return sentence.Tokens[token].Kind == TokenKind.Word;
        return false;
    }

    // 按渠道分，公开招聘 538 名…: all of what the sentence before, or the start of this one, counts.
    private bool IsBy(Token token)
    {
        var from = Math.Max(sentence.Start, token.Start - LongestBy);
        var words = sentence.Text.AsSpan(from, token.Start - from);
        words = words[(words.LastIndexOfAny(Stops) + 1)..].Trim();
        return words.Length is > 2 && (words[0] == '按' && words[^1] is '分' or '看' or '计' || words[0] == '分' && words[^1] == '看');
    }

    private void Parts(int token, int depth, Evidence evidence, Token marker)
    {
        if (marker.Kind == TokenKind.Comma || marker.Kind == TokenKind.Colon && IsBy(marker))
        {
            var first = sentence.Mentions.Find(m => m.Token > token);
            var head = first is null ? null : sentence.Mentions.Find(m => m.Token < token && SumWords.IsHead(m, Role.Level) && m.Quantity.Adds(first.Quantity) && !sentence.Tokens.Take(m.Token).Any(t => t.Kind is TokenKind.Comma or TokenKind.Colon && IsBy(t)))
                ?? Parted(first) ?? before?.Mentions.FindLast(m => SumWords.IsHead(m, Role.Level) && m.Depth == 0 && m.Quantity.Adds(first.Quantity));
            // 问题 82 个，甲县 33 个，乙县 49 个。按性质分，…: parted before already; the total stands first.
            foreach (var other in before?.Mentions.Where(m => m != head && first is not null && SumWords.IsHead(m, Role.Level) && m.Depth == 0 && m.Quantity.Adds(first.Quantity)).Take(MostBeside) ?? [])
                if (Run(token, depth, other, false) is { Count: > 2 } parts) found.Add(new SumCandidate(other, parts, Evidence.Guess) { By = true });
            if (head is null) return;
            if (Run(token, depth, head, false) is { Count: > 2 } list) found.Add(new SumCandidate(head, list, Evidence.Among) { By = true });
            // 第二产业 43.5 亿元，其中工业 37.7 亿元；第三产业…: the first of each stretch.
            else if (Run(token, depth, head, true).DistinctBy(m => m.Segment).ToList() is { Count: > 2 } firsts) found.Add(new SumCandidate(head, firsts, Evidence.Among) { By = true });
            return;
        }
        if (marker is { Word: WordKind.From } && !Composes(token)) return;
        if (Head(token, depth, marker, Role.Level) is { } level)
        {
            Parts(token, depth, evidence, level, marker);
            // 学校 38 所，学生 2.95 万人，其中高中 9 所…: what stands beside the head has parts too.
            var at = sentence.Mentions.IndexOf(level) - 1;
            if (at >= 0 && marker is { Word: WordKind.Among } && sentence.Mentions[at] is var beside && SumWords.IsHead(beside, Role.Level) && beside.Segment == level.Segment && level.Clause - beside.Clause == 1 && !beside.Quantity.Adds(level.Quantity)) Parts(token, depth, evidence, beside, marker);
        }
        if (Head(token, depth, marker, Role.Change) is { } change) Parts(token, depth, evidence, change, marker);
    }

    // 问题 82 个，甲县 33 个，乙县 49 个。按性质分，…: the first number of the sentence before that all behind it make.
    private Mention? Parted(Mention? like)
    {
        if (before is null || like is null) return null;
        var alike = before.Mentions.Where(m => SumWords.IsHead(m, Role.Level) && m.Depth == 0 && m.Quantity.Adds(like.Quantity)).Take(MostBeside + 1).ToList();
        return alike.Count is > 2 and <= MostBeside && alike.Skip(1).Sum(m => m.Quantity.Value) == alike[0].Quantity.Value ? alike[0] : null;
    }

    private void Parts(int token, int depth, Evidence evidence, Mention head, Token marker)
    {
        var parts = Run(token, depth, head, false);
        // 听课 1240 节，其中小学 655 节、初中 398 节、高中 187 节，评为优质课的 806 节: what follows the list is no part.
        if (parts.Count > 3 && PartLabels.Complement(parts[..^1]) && !PartLabels.Complement(parts)) Add(head, parts[..^1], evidence);
        // 得分分别为 19.5 分、27.8 分、28.4 分、18.6 分，达到 90 分: the list is one, what follows it another number.
        if (parts.Count > 0 && parts[0].Size > 1 && parts.Count > parts[0].Size && parts[0].Place == 0) Add(head, parts[..parts[0].Size], evidence);
        // 新建 9 所、改扩建 22 所，新增学位 16740 个: what is counted in another unit goes on with other things.
        if (parts.FindIndex(p => p.Quantity.Unit.Text != head.Quantity.Unit.Text) is var other and > 1) Add(head, parts[..other], evidence);
        if (parts.Count > 1) Add(head, parts, evidence);
        var longer = Run(token, depth, head, true);
        if (longer.Count > parts.Count) Add(head, longer, Evidence.Beside);
        // 得分 96.35 分（满分 100 分）: one number in brackets may be anything.
        if (parts.Count == 1 && marker is { Kind: TokenKind.Word, Word: WordKind.Among }) Add(head, parts, Evidence.Among);
    }

    // 现有 1123 所，上学年 1138 所。其中…: whichever number before has these parts confirms them.
    private void OtherHeads(int token, int depth)
    {
        foreach (var head in sentence.Mentions.Where(m => m.Token < token).Concat(before?.Mentions ?? []).Where(m => m.Role is Role.Level or Role.Base && m.Known && m.Size == 1 && SumWords.IsTotal(m)).Take(MostBeside))
            if (Run(token, depth, head, false) is { Count: > 1 } parts) found.Add(new SumCandidate(head, parts, Evidence.Guess));
    }

    private Mention? Head(int token, int depth, Token marker, Role role)
    {
        var looked = 0;
        for (var i = sentence.Mentions.Count - 1; i >= 0 && looked < MostParts; i--)
        {
            var mention = sentence.Mentions[i];
            if (mention.Token < token) looked++;
            if (mention.Token >= token || mention.Depth > depth || marker.Kind == TokenKind.Open && mention.Depth == depth) continue;
            if (SumWords.IsHead(mention, role)) return marker.Kind == TokenKind.Open && token - mention.Token > 3 ? null : mention;
        }
        var first = sentence.Mentions.Find(m => m.Token > token);
        var none = !sentence.Mentions.Exists(m => m.Token < token && m.Role == Role.Level && first is not null && m.Quantity.Adds(first.Quantity));
        if (!none || marker is not { Word: WordKind.Among } || before is null) return null;
        return before.Mentions.FindLast(m => SumWords.IsHead(m, role) && m.Depth == 0);
    }

    // 由 a、b、c 构成.
    private bool Composes(int token)
    {
        for (var i = token + 1; i < sentence.Tokens.Count && i < token + 40; i++)
            if (sentence.Text.AsSpan(sentence.Tokens[i].Start, sentence.Tokens[i].End - sentence.Tokens[i].Start) is "构成" or "组成" or "构成的") return true;
        return false;
    }

    private List<Mention> Run(int token, int depth, Mention head, bool acrossSegments, int most = MostParts)
    {
        var parts = new List<Mention>();
        var segment = -1;
        foreach (var mention in sentence.Mentions)
        {
            if (mention.Token <= token || mention.Depth > depth) continue;
            if (mention.Depth < depth || parts.Count >= most) break;
            if (segment >= 0 && mention.Segment != segment && !acrossSegments) break;
            if (!SumWords.IsPart(mention, head))
            {
                if (parts.Count > 0 && mention.Role == Role.Level && mention.Quantity.Kind != QuantityKind.Percent && mention.Each is null && !mention.Quantity.IsTime && !Goes(mention, parts, head)) break;
                continue;
            }
            if (mention.Total) break;
            segment = mention.Segment;
            parts.Add(mention);
            // 甲区 61 个、乙县 24 个，其余 12 个分散在另外 4 个县: nothing is left behind the rest.
            if (parts.Count > 1 && SumWords.IsRemainder(mention)) break;
        }
        // What an increase is made of are increases.
        return head.Role == Role.Change && parts is not [{ Role: Role.Change }, ..] && !SumWords.IsFlow(head) ? [] : parts;
    }

    // 新建学校 3 所，提供学位 5400 个；改扩建学校 4 所，提供学位 1620 个: each part comes with another number of one unit.
    private bool Goes(Mention mention, List<Mention> parts, Mention head)
    {
        var (at, first) = (sentence.Mentions.IndexOf(mention), sentence.Mentions.IndexOf(parts[0]));
        // 高中 9 所，学生 1.23 万人，初中 28 所，学生 1.72 万人: so does one behind each.
        if (at + 2 < sentence.Mentions.Count && sentence.Mentions[first + 1].Quantity.Unit.Text == mention.Quantity.Unit.Text && sentence.Mentions[at + 2].Quantity.Unit.Text == mention.Quantity.Unit.Text && SumWords.IsPart(sentence.Mentions[at + 1], head) && sentence.Mentions[at + 1].Clause - mention.Clause <= 1) return true;
        return first > 0 && at + 1 < sentence.Mentions.Count && sentence.Mentions[first - 1].Quantity.Unit.Text == mention.Quantity.Unit.Text && sentence.Mentions[first - 1].Token > head.Token
            && SumWords.IsPart(sentence.Mentions[at + 1], head) && sentence.Mentions[at + 1].Clause - mention.Clause <= 1;
    }

    // a、b、c，共 T: the total closes the list.
    private void Closing()
    {
        var mentions = sentence.Mentions;
        for (var i = 2; i < mentions.Count; i++)
        {
            var total = mentions[i];
            // 项目数之和大于 41 个: compared with the number, not equal to it.
            if (total.Role != Role.Level || !total.Known || !SumWords.IsTotal(total) || total.Size > 1 || total.Relation is not null) continue;
            var parts = new List<Mention>();
            for (var k = i - 1; k >= 0 && parts.Count < MostBeside && mentions[k].Segment == total.Segment; k--)
            {
                if (mentions[k].Depth != total.Depth || mentions[k].Role is Role.Share or Role.Rate) continue;
                if (mentions[k].Quantity.IsTime || mentions[k].Quantity.Chinese && !mentions[k].Quantity.Adds(total.Quantity)) continue;
                if (!SumWords.IsPart(mentions[k], total) || SumWords.OtherTime(mentions[k], total)) break;
                if (mentions[k].Total && parts.Count > 1) Add(total, [.. parts], Evidence.Beside);
                parts.Insert(0, mentions[k]);
                if (mentions[k].Total) break;
            }
            if (parts.Count < 2) continue;
            var said = total.Total && (total.Clean.Length <= 2 || parts.Any(p => SubjectText.Overlap(p.About, total.Subject)) || SumWords.IsSummary(total));
            // 84 套，加上原有的 216 套，达到 300 套.
            said |= total.Reached && total.Clean.Length == 0 && parts[^1].Lead.Contains("加上", StringComparison.Ordinal);
            // 毕业 4310 人，其中就业 1585 人，升学 2606 人，两项合计 4191 人: it is said how many there are.
            if (SumWords.Counted(total) is > 1 and var counted && parts.Count > counted) Add(total, parts[^counted..], Evidence.Said);
            // a、b、c，其中 d，累计 T: what stands behind 其中 is a part of a part.
            var inner = parts.FindIndex(p => p.Among);
            if (inner > 1) Add(total, parts[..inner], said ? Evidence.Said : Evidence.Beside);
            Add(total, parts, inner > 0 ? Evidence.Guess : said ? Evidence.Said : Evidence.Beside);
            if (parts.Count > 2) Add(total, parts[1..], Evidence.Beside);
        }
    }

    // T，a、b、c without a marker.
    private void Beside()
    {
        var mentions = sentence.Mentions;
        for (var i = 0; i + 2 < mentions.Count; i++)
        {
            var head = mentions[i];
            if (head.Role != Role.Level || !head.Known || !SumWords.IsTotal(head) || head.Size > 1) continue;
            var parts = Run(head.Token, head.Depth, head, false, MostBeside);
            // 整改到位 13 个，基本完成 3 个，正在推进 1 个: one of the list.
            if (SumWords.IsDone(head) && parts.Exists(SumWords.IsUnderWay)) continue;
            // 幼儿园 71 所 15830 人，小学 42 所 41206 人，初中 19 所…: the first of the list, and not its whole.
            if (parts.Count > 1 && PartLabels.Complement([head, .. parts]))
            {
                // 义务教育教师 2232 人，小学 1298 人，初中 934 人: the first names the whole, though others may teach both.
                if (parts.Count == 2 && ShareWholes.AreBoth(head.Lead, parts[0], parts[1])) found.Add(new SumCandidate(head, parts, Evidence.Counted));
                continue;
            }
            Add(head, parts, parts.Count > 1 && parts[0].Respectively && parts[0].Size == parts.Count ? Evidence.Among : IsOfThese(head) ? Evidence.Among : Evidence.Beside);
            if (parts.Count > 2) Add(head, parts[..2], Evidence.Beside);
        }
    }

    // 1284 名教师中，专业课 462 名、公共课 822 名: as good as 其中.
    private bool IsOfThese(Mention head) =>
        head.Tail.Length > 1 && head.Tail[^1] == '中' && head.Tail[^2] is not ('初' or '高' or '集') && head.Token + 2 < sentence.Tokens.Count && sentence.Tokens[head.Token + 2].Kind == TokenKind.Comma;

    // 应整改 50 个，已整改 42 个，剩余 8 个: what is left and what is done make the whole.
    private void Rest()
    {
        foreach (var rest in sentence.Mentions)
        {
            if (rest.Role != Role.Level || !rest.Known || rest.Size > 1 || !SumWords.IsRest(rest)) continue;
            var others = sentence.Mentions.Where(m => m.Token < rest.Token && rest.Token - m.Token < 40 && m.Role is Role.Level or Role.Whole && m.Known && m.Quantity.Adds(rest.Quantity) && m.Each is null).ToList();
            foreach (var whole in others)
                // 办结 301 个；尚有 28 个乡镇未设站: behind the semicolon other things are counted.
                foreach (var part in others.Where(p => p != whole && !(SumWords.IsDone(whole) && SumWords.IsUnderWay(p)) && (p.Segment == rest.Segment || rest.Tail.Length == 0) && p.Quantity.Value <= whole.Quantity.Value))
                    found.Add(new SumCandidate(whole, [part, rest], others.Count == 2 ? Evidence.Rest : Evidence.Guess));
            // 排查 164 处，当场整改 121 处，限期整改 33 处，其余 10 处: the whole first, then all its parts.
            for (var w = 0; w + 2 < others.Count && others.Count <= MostBeside; w++)
                if (others[w].Segment == rest.Segment && others[w].Role is Role.Level or Role.Whole) found.Add(new SumCandidate(others[w], [.. others[(w + 1)..], rest], w == 0 && SumWords.IsRemainder(rest) ? Evidence.Rest : Evidence.Guess));
        }
    }

    // 普通高中 92.44 万人；中职 53.16 万人。合计 145.60 万人: parts in the sentence before confirm a total.
    private void Across()
    {
        if (before is null) return;
        foreach (var total in sentence.Mentions.Where(m => m is { Total: true, Known: true, Role: Role.Level, Size: 1 } && SumWords.IsTotal(m)).Take(2))
        {
            var parts = before.Mentions.Where(m => SumWords.IsPart(m, total)).ToList();
            if (parts.Count is < 1 or > MostBeside) continue;
            for (var from = 0; from + 2 <= parts.Count; from++) found.Add(new SumCandidate(total, parts[from..], Evidence.Guess));
            // 提供学位 1620 个。……另增学位 540 个，两项合计 2160 个: the last so many, of this sentence and the one before.
            var all = parts.Concat(sentence.Mentions.Where(m => m.Token < total.Token && SumWords.IsPart(m, total))).Where(m => !m.Among && m.Depth == total.Depth).ToList();
            if (SumWords.Counted(total) is > 1 and var counted && all.Count == counted) found.Add(new SumCandidate(total, all, Evidence.Counted));
        }
    }

    // 幼儿园 8217 人、小学 15480 人、初中 10362 人: numbers in one row are parts beside each other, none of them the whole.
    private bool InRow(Mention head, List<Mention> parts)
    {
        var at = sentence.Mentions.IndexOf(head);
        if (at < 1 || parts.Count < 2 || parts[0].Token < head.Token) return false;
        var before = sentence.Mentions[at - 1];
        // 幼儿园 4872 人，小学 9645 人，初中 6210 人: the second of a list whose names exclude each other.
        if (before.Quantity.Adds(head.Quantity) && head.Clause - before.Clause <= 1 && PartLabels.Complement([before, head, .. parts])) return true;
        return Joined(before, head) && Joined(head, parts[0]);
    }

    private bool Joined(Mention a, Mention b) => a.Quantity.End < b.Quantity.Start && a.Quantity.Adds(b.Quantity) && sentence.Text.AsSpan(a.Quantity.End, b.Quantity.Start - a.Quantity.End) is var between && between.Contains('、') && !between.ContainsAny(Stops);

    private void Add(Mention head, List<Mention> parts, Evidence evidence)
    {
        if (evidence == Evidence.Beside && SumWords.FarOff(head, parts)) return;
        if (evidence == Evidence.Beside && InRow(head, parts)) evidence = Evidence.Guess;
        if (parts.Count > 1 || evidence == Evidence.Among && parts.Count == 1) found.Add(new SumCandidate(head, parts, evidence));
    }
}
