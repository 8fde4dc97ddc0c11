using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse.Servers;

/// <summary>One server over HTTP. Everything that goes wrong is thrown as a <see cref="ClickHouseException"/>.</summary>
/// <remarks>
/// Answers are asked for with <c>wait_end_of_query</c>: the server keeps them back until the query is done, so that a
/// query which fails half way has no half answer. Bodies cut off on the way are noticed by HTTP itself.
/// </remarks>
/// <param name="http">Shared by all shards.</param>
/// <param name="address">Base address; user and password as in an address.</param>
/// <param name="number">From 1.</param>
/// <param name="count">Number of shards.</param>
internal sealed class Shard(HttpClient http, Uri address, int number, int count)
{
    // Queries are written by the machine: long and deep, and nested selects must be left as they are.
    private const string Settings =
        "wait_end_of_query=1&max_query_size=268435456&max_ast_elements=10000000&max_expanded_ast_elements=10000000"
        + "&max_ast_depth=100000&max_subquery_depth=10000&max_pipeline_depth=100000&enable_optimize_predicate_expression=0";

    /// <summary>The address without user and password.</summary>
    public string Name { get; } = address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    public int Number => number;

    /// <summary>Runs a statement and reads the whole answer.</summary>
    public byte[] Ask(string sql, CancellationToken cancel)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(sql));
        var id = "hengjian-" + Guid.NewGuid().ToString("N");
        var answered = false;
        try
        {
            var answer = Send("?" + Settings + "&query_id=" + id, content, asked: true, cancel);
            answered = true;
            return answer;
        }
        finally
        {
            // A server goes on computing for nobody when only the connection is closed.
            if (!answered) Kill(id);
        }
    }

    private void Kill(string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"KILL QUERY WHERE query_id = '{id}' ASYNC"));
        try
        {
            Send("?" + Settings, content, asked: true, patience.Token);
        }
        catch (Exception e) when (e is ClickHouseException or OperationCanceledException)
        {
            // The reason why there is no answer is what is told; a server that is gone computes nothing.
        }
    }

    /// <summary>Whether the server is there.</summary>
    public void Ping(CancellationToken cancel)
    {
        using var content = new ByteArrayContent("SELECT 1"u8.ToArray());
        Send("?" + Settings, content, asked: false, cancel);
    }

    /// <summary>Inserts rows in RowBinary form.</summary>
    public void Insert(string into, ReadOnlyMemory<byte> rows, CancellationToken cancel)
    {
        using var content = new ReadOnlyMemoryContent(rows);
        Send("?query=" + Uri.EscapeDataString("INSERT INTO " + into + " FORMAT RowBinary"), content, asked: true, cancel);
    }

    public ClickHouseException Unreadable(string what) => new(ClickHouseProblems.Unreadable(Name, what));

    private byte[] Send(string query, HttpContent content, bool asked, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/" + query)) { Content = content };
        Sign(request.Headers);
        try
        {
            using var response = http.Send(request, HttpCompletionOption.ResponseContentRead, cancel);
            using var stream = response.Content.ReadAsStream(cancel);
            using var answer = new MemoryStream();
            stream.CopyTo(answer);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new ClickHouseException(ClickHouseProblems.Refused(Name, (int)response.StatusCode, CodeIn(answer.ToArray())));
            return answer.ToArray();
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new ClickHouseException(Dead(asked, Why(e)));
        }
    }

    private Problem Dead(bool asked, string why) => asked
        ? ClickHouseProblems.Silent(Name, number, count, why)
        : ClickHouseProblems.Unreachable(Name, number, count, why);

    private void Sign(HttpRequestHeaders headers)
    {
        if (address.UserInfo.Length == 0) return;
        var parts = address.UserInfo.Split(':', 2);
        headers.Add("X-ClickHouse-User", Uri.UnescapeDataString(parts[0]));
        if (parts.Length > 1) headers.Add("X-ClickHouse-Key", Uri.UnescapeDataString(parts[1]));
    }

    private static string Why(Exception e) => e switch
    {
        OperationCanceledException => "超过了时限",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "找不到这个主机名",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "加密连接建立不起来",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "连接被拒绝，或没有回应",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "回答的不是 HTTP",
        _ => "连接中断",
    };

    // “Code: 47, e.displayText() = DB::Exception: …” in every version.
    private static int? CodeIn(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 40));
        const string head = "Code: ";
        if (!text.StartsWith(head, StringComparison.Ordinal)) return null;
        var digits = text.AsSpan(head.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
    }
}
