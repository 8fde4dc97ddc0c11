using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hengjian.Evaluation.Tests.Tasks;

/// <summary>An SMTP server on the loopback that accepts everything and keeps it.</summary>
internal sealed class MailSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public MailSink()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A recipient it refuses.</summary>
    public string? Refused { get; set; }

    /// <summary>Envelope recipients and text of each mail.</summary>
    public List<(List<string> To, string Text)> Mails { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 sink");
        List<string> to = [];
        while (await reader.ReadLineAsync() is { } line)
        {
            if (Refused is not null && line.Contains(Refused, StringComparison.Ordinal))
            {
                await writer.WriteLineAsync("550 nobody here");
                continue;
            }
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase)) to.Add(line[8..].Trim('<', '>', ' '));
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                var text = new StringBuilder();
                while (await reader.ReadLineAsync() is { } part && part != ".") text.AppendLine(part);
                Mails.Add((to, text.ToString()));
                to = [];
            }
            await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) return;
        }
    }
}

/// <summary>A group robot that answers with a status and keeps what it was sent.</summary>
internal sealed class Robot(HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    public HttpStatusCode Status { get; set; } = status;

    /// <summary>What it answers with, whatever the status.</summary>
    public string Answer { get; set; } = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    public List<string> Bodies { get; } = [];

    /// <summary>When each came.</summary>
    public List<long> Times { get; } = [];

    public List<Uri> Addresses { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
        Times.Add(TimeProvider.System.GetTimestamp());
        Addresses.Add(request.RequestUri!);
        return new HttpResponseMessage(Status) { Content = new StringContent(Answer) };
    }
}
