using Hengjian.Domain.Narratives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PassageCommentConfiguration : IEntityTypeConfiguration<PassageCommentRecord>
{
    public void Configure(EntityTypeBuilder<PassageCommentRecord> builder)
    {
        builder.ToTable("passage_comments");
        builder.Property(r => r.Quote).HasMaxLength(400);
        builder.Property(r => r.Text).HasMaxLength(1000);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.ResolvedBy).HasMaxLength(40);
        builder.HasIndex(r => r.BlockId);
        builder.HasOne<NarrativeBlockRecord>().WithMany().HasForeignKey(r => r.BlockId).OnDelete(DeleteBehavior.Restrict);
    }
}
