using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Tasks;

/// <summary>Posts to group robots: one after the other with a distance, and reads whether the robot took it.</summary>
/// <remarks>Robots answer refusals (too fast, wrong key, word list) with HTTP 200 and an errcode in the body.</remarks>
internal sealed class ChatRobots(MessagingOptions options, HttpClient http)
{
    private const int LongestText = 1000;
    private const int LongestAnswer = 16_384;

    private readonly ConcurrentDictionary<Uri, Line> lines = new();

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public long? Last { get; set; }
    }

    /// <summary>Posts a message.</summary>
    /// <exception cref="HttpRequestException">The robot is not there, or answers with an error.</exception>
    public async Task<Result<bool>> PostAsync(Uri address, string title, string text, string link, CancellationToken cancel)
    {
        var line = lines.GetOrAdd(address, _ => new Line());
        await line.Turn.WaitAsync(cancel);
        try
        {
            // The robot's own clock counts, not the workspace's.
            var clock = TimeProvider.System;
            var distance = TimeSpan.FromSeconds(options.WebhookSeconds);
            if (line.Last is { } last && distance - clock.GetElapsedTime(last) is { Ticks: > 0 } wait) await Task.Delay(wait, clock, cancel);
            line.Last = clock.GetTimestamp();
            using var answer = await http.PostAsJsonAsync(address, Body(Plain(ShortText.OneLine(title)), Plain(ShortText.Cut(text, LongestText)), link), cancel);
            answer.EnsureSuccessStatusCode();
            return Refusal(await answer.Content.ReadAsStringAsync(cancel)) is { } problem ? problem : true;
        }
        finally
        {
            line.Turn.Release();
        }
    }

    private object Body(string title, string text, string link)
    {
        var whole = $"**{title}**\n{text}\n[去办理]({options.Site}{link})";
        return options.WebhookShape == WebhookShape.WeCom
            ? new { msgtype = "markdown", markdown = new { content = whole } }
            : new { msgtype = "markdown", markdown = new { title, text = whole } };
    }

    // Titles and names are typed by people: they make no links, heads, quotes, code or calls (@所有人) of their own.
    private static string Plain(string text) => string.Concat(text.Select(c => c switch
    {
        '[' => '［',
        ']' => '］',
        '(' => '（',
        ')' => '）',
        '*' => '＊',
        '<' => '＜',
        '>' => '＞',
        '#' => '＃',
        '`' => '｀',
        '~' => '～',
        '|' => '｜',
        '@' => '＠',
        '\\' => '＼',
        _ => c,
    }));

    // What is no JSON with an errcode comes from a robot of another make, which says it by the status.
    private static Problem? Refusal(string answer)
    {
        if (answer.Length is 0 or > LongestAnswer) return null;
        try
        {
            using var read = JsonDocument.Parse(answer);
            if (read.RootElement.ValueKind != JsonValueKind.Object || !read.RootElement.TryGetProperty("errcode", out var code) || code.ValueKind != JsonValueKind.Number) return null;
            if (code.TryGetInt64(out var number) && number == 0) return null;
            return MessagingProblems.Refused(code.GetRawText(), read.RootElement.TryGetProperty("errmsg", out var words) ? ShortText.Cut(words.ToString(), 200) : "");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
