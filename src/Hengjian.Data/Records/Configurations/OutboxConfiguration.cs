using Hengjian.Domain.Outboxes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRecord>
{
    public void Configure(EntityTypeBuilder<OutboxRecord> builder)
    {
        builder.ToTable("outbox");
        builder.Property(r => r.Kind).HasMaxLength(40);
        builder.Property(r => r.Key).HasMaxLength(120);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.LastError).HasMaxLength(1000);
        builder.HasIndex(r => new { r.State, r.DueAt });
        builder.HasIndex(r => new { r.Kind, r.Key }).IsUnique();
    }
}
