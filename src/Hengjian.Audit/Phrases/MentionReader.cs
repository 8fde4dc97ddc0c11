using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>Walks the tokens of a sentence and says of every quantity what it is: the grammar of how reports state numbers.</summary>
public sealed class MentionReader
{
    private const int DeepestBracket = 8;

    private readonly List<Mention> mentions = [];
    private readonly Stack<ClauseState> outer = new();
    private readonly string text;
    private readonly List<Token> tokens;
    private ClauseState state = new();
    private List<int> carried = [];
    private string subject = "";
    private Period? period;
    private Comparison? comparison;
    private double? years;
    private int clause;
    private int segment;
    private int depth;
    private int circle = -1;

    private MentionReader(string text, List<Token> tokens)
    {
        this.text = text;
        this.tokens = tokens;
    }

    /// <summary>The mentions of a sentence, in order.</summary>
    /// <param name="text">Whole text, which the tokens point into.</param>
    /// <param name="tokens">The tokens of the sentence.</param>
    /// <param name="before">The period that held before this sentence; null when none.</param>
    public static List<Mention> Read(string text, List<Token> tokens, Period? before)
    {
        var reader = new MentionReader(text, tokens) { period = before };
        for (var i = 0; i < tokens.Count; i++) reader.Take(i);
        MentionGroups.Find(text, tokens, reader.mentions);
        return reader.mentions;
    }

    private void Take(int i)
    {
        var token = tokens[i];
        switch (token.Kind)
        {
            case TokenKind.Text:
                Name(i, token);
                break;
            case TokenKind.Period:
                Time(i, token.Period!);
                break;
            case TokenKind.Each:
                if (state.Each < 0 || token.Each!.Family.Length > 0) state.Each = i;
                if (!state.Near(state.Change) || state.Change < 0) state.Name.Add(i);
                break;
            case TokenKind.Word:
                Word(i, token.Word);
                break;
            case TokenKind.Quantity:
                Number(i, token.Quantity!);
                break;
            case TokenKind.Comma or TokenKind.Semicolon:
                EndClause(token.Kind == TokenKind.Semicolon);
                break;
            case TokenKind.Colon:
                Announce();
                break;
            case TokenKind.Open:
                Open();
                break;
            case TokenKind.Close:
                Close();
                break;
        }
    }

    private void Name(int i, Token token)
    {
        if (MentionWords.IsJoint(text.AsSpan(token.Start, token.End - token.Start))) return;
        if (state.Change > state.Content && state.Change >= 0) state.Added = true;
        state.Content = i;
        state.Name.Add(i);
    }

    private void Time(int i, Period found)
    {
        var last = state.Content;
        if (state.Than > last && state.Than >= 0) Compare(i, found);
        else
        {
            state.Own = found;
            if (found.Year is not null || found.Shift is not null) period = found;
        }
        state.Content = i;
    }

    private void Compare(int i, Period found)
    {
        comparison = new Comparison(found, null);
        state.ThanPeriod = i;
    }

    private void Word(int i, WordKind kind)
    {
        switch (kind)
        {
            case WordKind.Up or WordKind.Down or WordKind.UpRate or WordKind.DownRate:
                state.Change = i;
                break;
            case WordKind.Reach: state.Reach = i; break;
            case WordKind.From: state.From = i; break;
            case WordKind.Than: state.Than = i; break;
            case WordKind.Compared: Compared(i); break;
            case WordKind.YearOnYear: comparison = Comparison.Before; break;
            case WordKind.Share: state.Share = i; break;
            case WordKind.ShareNoun:
                state.ShareNoun = i;
                break;
            case WordKind.Gap: state.Gap = i; break;
            case WordKind.Above or WordKind.Below or WordKind.NotBelow or WordKind.NotAbove: state.Relation = i; break;
            case WordKind.Total: state.Total = i; break;
            // 十四五以来又新建 45 所 is no total.
            case WordKind.Cumulative when text[tokens[i].Start] == '累': state.Total = i; break;
            case WordKind.Norm: state.Norm = i; break;
            case WordKind.Planned when !MentionWords.NamesPlan(text, tokens, i): state.Planned = i; break;
            case WordKind.Yearly: state.Yearly = i; break;
            case WordKind.Respectively: state.Respectively = i; break;
            case WordKind.Among: state.Among = i; break;
            // 由 186 所撤并为 148 所.
            case WordKind.Is when state is { From: >= 0, HasNumber: true } && text[tokens[i].Start] == '为': state.Reach = i; break;
        }
        if (kind is WordKind.Norm or WordKind.Planned or WordKind.ShareNoun or WordKind.Total or WordKind.Gap) state.Name.Add(i);
    }

    // 与上年相比: the period before it is what is compared with; 相比上年: the one after it.
    private void Compared(int i)
    {
        if (state.Own is { } own && state.Content >= 0 && tokens[state.Content].Kind == TokenKind.Period)
        {
            Compare(state.Content, own);
            state.Own = null;
        }
        else state.Than = i;
    }

    private void Number(int i, Quantity quantity)
    {
        if (MentionWords.IsSpan(text, tokens, i, state)) state.Years = years = quantity.Value;
        else if (MentionWords.IsAttribute(tokens, i))
        {
            // 控制在 60 分钟以内的 11 个班: the bound is this number's own.
            state.Relation = -1;
            state.Name.Add(i);
            state.Content = i;
        }
        else if (Circles.Is(text, tokens, i, state, mentions)) (state.Content, circle) = (i, i);
        else Add(i, quantity);
    }

    private void Add(int i, Quantity quantity)
    {
        var own = SubjectText.Join(text, tokens, state.Name.Count > 0 || state.HasNumber ? state.Name : carried);
        var mention = new Mention
        {
            Quantity = quantity,
            Token = i,
            Subject = own,
            Inherited = subject,
            Own = state.Own,
            Period = state.Own ?? period,
            Total = state.Total >= 0,
            Respectively = state.Respectively >= 0,
            Yearly = state.Yearly >= 0,
            Each = state.Each >= 0 ? tokens[state.Each].Each : null,
            ShareWord = state.Share >= 0 || state.ShareNoun >= 0,
            Planned = state.Planned >= 0,
            Among = state.Among >= 0,
            Years = state.Years ?? years,
            YearsSaid = state.Years is not null,
            Added = state.Added,
            Clause = clause,
            Segment = segment,
            Depth = depth,
        };
        RoleReader.Assign(new RoleContext(text, tokens, i), state, outer.Count > 0 ? outer.Peek() : null, comparison, mention);
        if (mention is { Reached: true, Role: Role.Level } && state is { From: >= 0, HasNumber: true }) mention.Subject = own = "";
        if (mention.Role == Role.Change && FollowsOther(mention)) (mention.Role, mention.Comparison) = (Role.Gap, new Comparison(null, "另一数"));
        // 50% 的目标: a standard is exact.
        if (quantity is { Kind: QuantityKind.Percent, Step: >= 1, Known: true } && (mention.Role == Role.Norm || new RoleContext(text, tokens, i).NamedSoon("目标", "要求", "标准", "底线", "规定", "上限", "下限"))) mention.Quantity = quantity with { InWords = true };
        if (mention is { Role: Role.Gap, Relation: not null } && IsValueOfOther(mention)) mention.Role = Role.Other;
        // 低于全市平均分 88.4 分 1.5 分: the difference right behind what is compared with.
        if (mention.Role == Role.Level && mentions.Count > 0 && mentions[^1] is { Role: Role.Norm or Role.Other, Relation: not null } norm && norm.Token == i - 1 && (norm.Quantity.Adds(quantity) || quantity.Kind == QuantityKind.Points)) mention.Role = Role.Gap;
        if (IsOfTheOneBefore(i, mention)) (mentions[^1].Role, mention.Role) = (Role.Whole, Role.Share);
        if (state.Share >= 0) mention.WholeName = SubjectText.Join(text, tokens, [.. state.Name.Where(n => n > state.Share)]);
        if (state.Share >= 0 && circle > state.Share) mention.WholeName = Circles.Without(mention.WholeName);
        mention.Lead = MentionWords.Lead(text, tokens, i);
        (mention.Tail, mention.AndSoOn) = new RoleContext(text, tokens, i).Tail();
        mention.Partitive = mention.Tail.Length > 0 && i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Filler;
        mentions.Add(mention);
        if (own.Length > 0 && mention.Role is Role.Level or Role.Base) subject = own;
        state = state.AfterNumber(i);
        // A share of a whole that was given in between is still to come: 占全部 152 所的 84.2%.
        if (mention.Role == Role.Whole) state.Share = i + 1 < tokens.Count ? i : -1;
    }

    // 年度计划 8 亿元的 105%: a share of the number right before it.
    private bool IsOfTheOneBefore(int i, Mention mention) =>
        mention.Quantity.Kind == QuantityKind.Percent && mentions.Count > 0 && mentions[^1].Token == i - 2 && tokens[i - 1].Kind == TokenKind.Filler
        && mentions[^1] is { Role: Role.Level, Quantity.Kind: QuantityKind.Count or QuantityKind.Amount };

    // 487 分，低于全省 495 分: no difference is as large as what it is taken from.
    private bool IsValueOfOther(Mention mention) =>
        mentions.Count > 0 && mentions[^1] is { Known: true, Role: Role.Level } last && last.Quantity.Adds(mention.Quantity) && mention.Quantity.Value > last.Quantity.Value / 2 && mention.Clause - last.Clause <= 1;

    // 比全省平均水平 66.0% 高 5.4 个百分点: the other thing's value came just before.
    private bool FollowsOther(Mention mention) =>
        mentions.Count > 0 && mentions[^1].Role == Role.Other && mention.Clause - mentions[^1].Clause <= 1 && mention.Clean.Length == 0;

    // 摘要部分：, 在校生：: a heading of what follows, not part of its name.
    private void Announce()
    {
        // 低于公务员：教师 86412 元: what is said before a colon relates no number behind it.
        (state.Relation, state.Than) = (-1, -1);
        if (state.Name.Count == 0) return;
        subject = SubjectText.Join(text, tokens, state.Name);
        state.Name = [];
    }

    private void EndClause(bool semicolon)
    {
        clause++;
        if (semicolon)
        {
            segment++;
            comparison = null;
        }
        carried = state.HasNumber ? [] : state.Name.Count > 0 ? state.Name : carried;
        var kept = state;
        state = new ClauseState();
        if (kept.HasNumber) return;
        state.Respectively = kept.Respectively;
        (state.Own, state.Among, state.Years) = (kept.Own, kept.Among, kept.Years);
    }

    private void Open()
    {
        depth++;
        if (depth > DeepestBracket) return;
        outer.Push(state);
        var own = state.Content >= 0 && tokens[state.Content].Kind == TokenKind.Period ? state.Own : null;
        state = new ClauseState { Own = own };
    }

    private void Close()
    {
        if (depth == 0) return;
        depth--;
        if (depth >= DeepestBracket) return;
        state = outer.Pop();
    }
}
